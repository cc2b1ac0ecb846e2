import { type News, newsText } from "@/lib/notifications/wording";

/** What another program can be told of. */
export const WEBHOOK_EVENTS = [
  "interview.completed",
  "reviews.in",
  "decision.made",
  "link.opened",
  "link.feedback",
  "link.expiring",
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type WebhookFormat = "slack" | "json";

/** What happened, as it is stored until it is delivered. `url` leads to the interview or the link, which needs a login. */
export type WebhookPayload = {
  type: WebhookEvent | "test";
  /** ISO 8601. */
  timestamp: string;
  data: {
    url: string;
    interviewId: string | null;
    /** Null where the role hides its candidates: anybody may read a chat. */
    candidateName: string | null;
    candidateRef: string | null;
    roleName: string | null;
    outcome: "advance" | "hold" | "reject" | null;
    byName: string | null;
    linkId: string | null;
    /** For whom a review link is, or what it is called. */
    linkTitle: string | null;
  };
};

/** What people are told of the same. */
export const KIND_OF_EVENT = {
  "interview.completed": "completed",
  "reviews.in": "reviews_in",
  "decision.made": "decided",
  "link.opened": "link_opened",
  "link.feedback": "link_feedback",
  "link.expiring": "link_expiring",
} as const satisfies Record<WebhookEvent, News["kind"]>;

/** The body as the receiver wants it: a chat's message, or the payload itself. */
export function webhookBody(payload: WebhookPayload, format: WebhookFormat): string {
  return JSON.stringify(format === "json" ? payload : { text: chatText(payload) });
}

function chatText({ type, data }: WebhookPayload): string {
  if (type === "test") return `Debrief can write here. <${data.url}|Open Debrief>`;
  const sentence = newsText({
    kind: KIND_OF_EVENT[type],
    causedByName: data.byName,
    candidateName: data.candidateName ?? "a candidate",
    outcome: data.outcome,
    isReopened: false,
    // Judgement stays in Debrief.
    result: null,
    isCompleted: true,
    isFailed: false,
    // Deliveries that an older version queued have none.
    linkTitle: data.linkTitle ?? null,
    expiring: null,
    visitorName: data.byName,
  });
  return `${escapeChat(sentence)} <${data.url}|Open>`;
}

/** Slack's three control characters: a name must not become a link or a call to everybody. */
function escapeChat(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
