/** What is counted: every page of a tenant and the calls of the results API, and what each may ask of the database. */

/** What the paths name, of the demo's data. */
export type Scene = {
  interviewId: string;
  candidateId: string;
  sessionId: string;
};

export type CountedRequest = {
  name: string;
  path: (scene: Scene) => string;
  as: "member" | "token";
  /** So many statements at most, BEGIN and COMMIT among them. */
  budget: number;
};

const ANY_PAGE = 12;
const ANY_CALL = 6;

const page = (name: string, path: string, budget = ANY_PAGE): CountedRequest => ({
  name,
  path: () => `/t/acme/${path}`,
  as: "member",
  budget,
});

const call = (name: string, path: (scene: Scene) => string): CountedRequest => ({
  name,
  path: (scene) => `/api/v1/interview/sessions${path(scene)}`,
  as: "token",
  budget: ANY_CALL,
});

export const REQUESTS: readonly CountedRequest[] = [
  page("interviews", "interviews", 14),
  {
    name: "review page",
    path: ({ interviewId }) => `/t/acme/interviews/${interviewId}`,
    as: "member",
    budget: 20,
  },
  {
    name: "candidate",
    path: ({ candidateId }) => `/t/acme/candidates/${candidateId}`,
    as: "member",
    budget: 20,
  },
  {
    name: "erase a candidate",
    path: ({ candidateId }) => `/t/acme/candidates/${candidateId}/erase`,
    as: "member",
    // Each of the things that would go is a count of its own.
    budget: 24,
  },
  page("candidates", "candidates"),
  page("import of candidates", "candidates/import"),
  page("invitations", "invitations"),
  // Of each connection, its key and what the pace notes of two requests.
  page("invite candidates", "invitations/new", 24),
  page("search", "search"),
  page("search, found", "search?q=the"),
  page("review links", "review-links"),
  page("queue", "queue"),
  page("compare", "compare"),
  page("calibration", "calibration"),
  // Each of its tables is a count of its own.
  page("reports", "reports", 14),
  page("notifications", "notifications"),
  page("settings", "settings"),
  page("settings: sync", "settings/sync"),
  page("settings: people", "settings/people"),
  page("settings: API tokens", "settings/api-tokens"),
  page("settings: audit", "settings/audit"),
  page("settings: privacy", "settings/privacy"),
  page("settings: upcoming deletions", "settings/privacy/expiring"),
  page("settings: account", "settings/account"),
  page("settings: scorecards", "settings/scorecards"),
  page("settings: a new scorecard", "settings/scorecards/new"),
  page("settings: review rules", "settings/review-rules"),
  page("settings: review links", "settings/review-links"),
  page("settings: brand", "settings/brand"),
  page("settings: candidate emails", "settings/candidate-emails"),
  page("settings: notifications", "settings/notifications"),
  page("settings: webhooks", "settings/webhooks"),
  page("settings: single sign-on", "settings/single-sign-on"),
  {
    name: "print pack",
    path: ({ interviewId }) => `/t/acme/interviews/${interviewId}/pack`,
    as: "member",
    budget: ANY_PAGE,
  },
  call("results API: sessions", () => ""),
  call("results API: session", ({ sessionId }) => `/${sessionId}`),
  // It is asked for upstream: with the key, and at the tenant's pace.
  call("results API: transcript", ({ sessionId }) => `/${sessionId}/transcript`),
];
