import { type News, newsText } from "@/lib/notifications/wording";

/** What another program can be told of. */
export const WEBHOOK_EVENTS = ["interview.completed", "reviews.in", "decision.made"] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type WebhookFormat = "slack" | "json";

/** What happened, as it is stored until it is delivered. `url` leads to the interview, which needs a login. */
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
  };
};

const KIND = {
  "interview.completed": "completed",
  "reviews.in": "reviews_in",
  "decision.made": "decided",
} as const satisfies Record<WebhookEvent, News["kind"]>;

/** The body as the receiver wants it: a chat's message, or the payload itself. */
export function webhookBody(payload: WebhookPayload, format: WebhookFormat): string {
  return JSON.stringify(format === "json" ? payload : { text: chatText(payload) });
}

function chatText({ type, data }: WebhookPayload): string {
  if (type === "test") return `Debrief can write here. <${data.url}|Open Debrief>`;
  const sentence = newsText({
    kind: KIND[type],
    causedByName: data.byName,
    candidateName: data.candidateName ?? "a candidate",
    outcome: data.outcome,
    isReopened: false,
    isCompleted: true,
  });
  return `${escapeChat(sentence)} <${data.url}|Open>`;
}

/** Slack's three control characters: a name must not become a link or a call to everybody. */
function escapeChat(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
