// Who may ask for which page and route: one row for each that there is. e2e/access-matrix.spec.ts asks for every row as
// every caller, and fails when one is missing or names what is gone.
import {
  everybody,
  inReach,
  MANAGERS,
  page,
  RECRUITERS,
  type RouteRow,
  route,
  toldPage,
  visitors,
} from "./access-rows";
import { ROLES } from "./access-scene";

const RANGE = () => ({ headers: { range: "bytes=0-9" } });
const INVITED_TO = {
  ...{ requestId: "0f8fad5b-d9cb-469f-a165-70867728950e", personaId: "p", consentMode: "explicit" },
  ...{ connectionId: "0f8fad5b-d9cb-469f-a165-70867728950e", tags: [], isMailed: false },
};
const POST = () => ({ method: "POST" });

/** The results API asks for an organisation's token, or for a member of the organisation that has the session. */
const results = (allowed: number, request?: RouteRow["request"]): RouteRow => ({
  answers: {
    ...route([...ROLES, "ownToken"], allowed).answers,
    ...{ outsider: 403, operator: 403, removed: 403, foreignToken: 403 },
  },
  ...(request ? { request } : {}),
});

export const ROUTES: Record<string, RouteRow> = {
  "app/page.tsx": {
    answers: everybody(307, { removed: 200 }),
  },
  "app/(auth)/forgot-password/page.tsx": { answers: everybody(200) },
  "app/(auth)/invitation/[token]/page.tsx": { answers: everybody(200) },
  // For who asked for it; others who are signed in are told that it has ended.
  "app/(auth)/new-email/[token]/page.tsx": {
    answers: page([...ROLES, "outsider", "operator", "removed"], 200).answers,
  },
  "app/(auth)/new-password/[token]/page.tsx": { answers: everybody(200) },
  "app/(auth)/set-up/page.tsx": { answers: everybody(307) },
  "app/(auth)/sign-in/page.tsx": {
    // Whoever is signed in is led on.
    answers: page([...ROLES, "outsider", "operator", "removed"], 307, 200).answers,
  },
  // Only for whom a tenant's provider signed in, and it signed nobody of the scene in.
  "app/(auth)/sign-in/another-way/page.tsx": { answers: everybody(307) },
  "app/(auth)/sso/page.tsx": { answers: everybody(200) },
  "app/(auth)/sso/[tenant]/page.tsx": { answers: everybody(200) },
  "app/(auth)/unsubscribe/[token]/page.tsx": { answers: everybody(200) },
  "app/(auth)/confirm/page.tsx": {
    answers: page([...ROLES, "outsider", "operator", "removed"], 200).answers,
  },
  "app/(auth)/two-step/page.tsx": {
    answers: page([...ROLES, "outsider", "operator", "removed"], 200).answers,
  },

  "app/admin/health/page.tsx": page(["operator"]),
  "app/admin/mail/page.tsx": page(["operator"]),
  "app/admin/page.tsx": page(["operator"]),
  "app/admin/people/page.tsx": page(["operator"]),
  "app/admin/transcript/page.tsx": page(["operator"]),

  // Whoever knows its random id may see a logo; here nobody does.
  "app/api/brand/[logoId]/route.ts": { answers: everybody(404) },

  "app/api/auth/[...nextauth]/route.ts": { answers: everybody(200) },
  "app/api/health/live/route.ts": { answers: everybody(200) },
  "app/api/health/ready/route.ts": { answers: everybody(200) },
  "app/api/metrics/route.ts": { answers: everybody(200) },
  "app/api/sso/callback/route.ts": { answers: everybody(307) },
  "app/api/sso/callback/[tenant]/route.ts": { answers: everybody(307) },
  // A provider's word, and nobody's else.
  "app/api/sso/sign-out/route.ts": { answers: everybody(400), request: POST },
  "app/api/sso/sign-out/[tenant]/route.ts": { answers: everybody(400), request: POST },
  "app/api/sso/start/route.ts": { answers: everybody(307) },
  "app/api/sso/start/[tenant]/route.ts": { answers: everybody(307) },
  "app/api/unsubscribe/[token]/route.ts": { answers: everybody(204), request: POST },

  "app/api/review/[linkId]/interviews/[interviewId]/heard/route.ts": visitors(204, () => ({
    method: "POST",
    body: "[[0,1000]]",
  })),
  "app/api/review/[linkId]/interviews/[interviewId]/turns/route.ts": visitors(200),
  "app/api/review/[linkId]/interviews/[interviewId]/waveform/route.ts": visitors(200),
  "app/review/[token]/page.tsx": { answers: everybody(200, { visitor: 307 }) },
  "app/review/[token]/open/route.ts": { answers: everybody(303), request: POST },
  "app/review/[token]/code/route.ts": { answers: everybody(303), request: POST },
  "app/review/links/[linkId]/page.tsx": visitors(200),
  "app/review/links/[linkId]/[interviewId]/page.tsx": visitors(200),
  "pages/api/review/[linkId]/interviews/[interviewId]/recording.ts": visitors(206, RANGE),

  "app/api/t/[tenant]/audit/route.ts": route(MANAGERS),
  "app/api/t/[tenant]/candidates/[candidateId]/export/route.ts": route(MANAGERS),
  "app/api/t/[tenant]/candidates/import/route.ts": route(RECRUITERS, 200, () => ({
    method: "POST",
    body: "Name,Reference\nAda Example,ref-1\n",
  })),
  "app/api/t/[tenant]/candidates/template/route.ts": route(RECRUITERS),
  "app/api/t/[tenant]/events/route.ts": route(),
  "app/api/t/[tenant]/find/route.ts": route(ROLES, 200, () => ({ query: "?q=a" })),
  "app/api/t/[tenant]/invitations/route.ts": route(RECRUITERS, 200, () => ({
    method: "POST",
    body: "name,email\nAda Example,ada@example.test\n",
    query: `?input=${encodeURIComponent(JSON.stringify(INVITED_TO))}`,
  })),
  "app/api/t/[tenant]/interviews/[interviewId]/notes/route.ts": inReach(route()),
  "app/api/t/[tenant]/interviews/[interviewId]/transcript/route.ts": inReach(
    route(ROLES, 200, () => ({
      query: "?format=txt",
    })),
  ),
  "app/api/t/[tenant]/interviews/[interviewId]/turns/route.ts": inReach(route()),
  "app/api/t/[tenant]/interviews/[interviewId]/waveform/route.ts": inReach(route()),
  "app/api/t/[tenant]/interviews/export/route.ts": route(),
  "app/api/t/[tenant]/interviews/filters/route.ts": route(),
  "app/api/t/[tenant]/interviews/stages/route.ts": route(),
  "app/api/t/[tenant]/notifications/ended/route.ts": route(),
  "app/api/t/[tenant]/notifications/unread/route.ts": route(),
  "app/api/t/[tenant]/reports/[report]/route.ts": route(RECRUITERS),
  "pages/api/t/[tenant]/interviews/[interviewId]/recording.ts": inReach(route(ROLES, 206, RANGE)),

  "app/api/v1/interview/sessions/[sessionId]/route.ts": inReach(results(200)),
  "app/api/v1/interview/sessions/[sessionId]/transcript/route.ts": inReach(results(200)),
  "pages/api/v1/interview/sessions/[sessionId]/recording.ts": inReach(results(206, RANGE)),
  "app/api/v1/interview/sessions/route.ts": {
    // Everybody's own; which those are, e2e/results-api.spec.ts looks at.
    answers: { ...results(200).answers, outsider: 200, foreignToken: 200 },
  },

  "app/t/[tenant]/page.tsx": page(ROLES, 307),
  "app/t/[tenant]/calibration/page.tsx": page(),
  "app/t/[tenant]/candidates/(list)/page.tsx": page(),
  "app/t/[tenant]/candidates/[candidateId]/erase/page.tsx": page(MANAGERS),
  "app/t/[tenant]/candidates/erase/page.tsx": {
    ...page(MANAGERS),
    request: ({ interviews }) => ({ query: `?ids=${interviews[0]?.candidateId}` }),
  },
  "app/t/[tenant]/candidates/[candidateId]/merge/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/candidates/[candidateId]/page.tsx": inReach(page()),
  "app/t/[tenant]/candidates/import/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/compare/page.tsx": page(),
  "app/t/[tenant]/interviews/(list)/page.tsx": page(),
  "app/t/[tenant]/interviews/[interviewId]/pack/page.tsx": inReach(page()),
  "app/t/[tenant]/interviews/[interviewId]/page.tsx": inReach(page()),
  "app/t/[tenant]/invitations/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/invitations/new/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/invitations/[batchId]/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/notifications/page.tsx": page(),
  "app/t/[tenant]/queue/page.tsx": page(),
  // Its skeleton has left when it is known who asks.
  "app/t/[tenant]/reports/page.tsx": toldPage(RECRUITERS, "NEXT_HTTP_ERROR_FALLBACK;404"),
  "app/t/[tenant]/review-links/[linkId]/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/review-links/[linkId]/change/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/review-links/[linkId]/preview/route.ts": route(RECRUITERS, 303, POST),
  "app/t/[tenant]/review-links/new/page.tsx": {
    ...page(RECRUITERS),
    request: ({ interviewId }) => ({ query: `?ids=${interviewId}` }),
  },
  "app/t/[tenant]/review-links/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/search/page.tsx": page(),
  "app/t/[tenant]/settings/account/page.tsx": page(),
  "app/t/[tenant]/settings/api-tokens/page.tsx": toldPage(
    MANAGERS,
    "Only owners and admins can create and see",
  ),
  "app/t/[tenant]/settings/audit/page.tsx": toldPage(MANAGERS, "Only owners and admins can read"),
  "app/t/[tenant]/settings/brand/page.tsx": page(),
  "app/t/[tenant]/settings/candidate-emails/page.tsx": toldPage(MANAGERS, "Only owners and admins can write"),
  "app/t/[tenant]/settings/notifications/page.tsx": page(),
  "app/t/[tenant]/settings/page.tsx": page(),
  "app/t/[tenant]/settings/people/page.tsx": page(),
  "app/t/[tenant]/settings/privacy/page.tsx": toldPage(
    MANAGERS,
    "Only owners and admins can see legal holds",
  ),
  "app/t/[tenant]/settings/privacy/expiring/page.tsx": page(MANAGERS),
  "app/t/[tenant]/settings/review-links/page.tsx": page(),
  "app/t/[tenant]/settings/review-rules/page.tsx": page(),
  "app/t/[tenant]/settings/scorecards/[scorecardId]/page.tsx": page(RECRUITERS),
  "app/t/[tenant]/settings/scorecards/page.tsx": page(),
  "app/t/[tenant]/settings/sync/page.tsx": page(MANAGERS),
  "app/t/[tenant]/settings/single-sign-on/page.tsx": page(MANAGERS),
  "app/t/[tenant]/settings/webhooks/page.tsx": page(MANAGERS),
};
