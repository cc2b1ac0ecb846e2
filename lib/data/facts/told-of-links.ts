import type { AuditObject } from "@/lib/audit/entry";
import type { ActivityDetail } from "@/lib/data/interviews/activities";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import type { Fact } from "./facts";
import type { Of, Tellers, Told } from "./teller";

type LinkKind = Extract<Fact["kind"], `link_${string}`> | "feedback_sent";

export const TOLD_OF_LINKS: Tellers<LinkKind> = {
  link_made: linkChanged("link.made"),
  link_changed: linkChanged("link.changed"),
  link_revoked: linkChanged("link.revoked"),
  link_replaced: linkChanged("link.replaced"),
  link_extended: (fact) => ({
    timeline: inTimeline(fact, { ...named(fact), kind: "link_extended", expiresAt: fact.expiresAt }),
    notices: [],
    webhooks: [],
    live: [],
    audit: { action: "link.changed", object: link(fact), details: { until: fact.expiresAt } },
  }),
  link_opened: async (fact, { tx }) => ({
    timeline: await visited(tx, fact, "link_opened"),
    ...(fact.isFirst ? await toldSender(tx, { kind: "link_opened", linkId: fact.linkId }) : NOBODY),
    live: [],
    audit: { action: "link.opened", object: { kind: "link", id: fact.linkId } },
  }),
  link_downloaded: async (fact, { tx }) => ({
    timeline: await visited(tx, fact, "link_downloaded"),
    notices: [],
    webhooks: [],
    live: [],
    // That it was read is in the audit log before its first byte.
    audit: null,
  }),
  link_expiring: async ({ linkId }, { tx }) => ({
    timeline: [],
    ...(await toldSender(tx, { kind: "link_expiring", linkId })),
    live: [],
    audit: null,
  }),
  feedback_sent: async ({ interviewId, linkId, feedbackId, visitorName }, { tx }) => ({
    timeline: await visited(tx, { linkId, interviewIds: [interviewId], visitorName }, "link_feedback"),
    ...(await toldSender(tx, { kind: "link_feedback", linkId, interviewId, feedbackId, visitorName })),
    live: [{ type: "reviews", interviewId }],
    audit: {
      ...{ action: "link.feedback", object: { kind: "link", id: linkId } },
      details: { interview: interviewId },
    },
  }),
};

const NOBODY = { notices: [], webhooks: [] } as const;

type LinkFact = Pick<Of<"link_made">, "linkId" | "recipient" | "interviewIds">;

function named({ linkId, recipient }: LinkFact) {
  return { linkId, recipient };
}

function inTimeline({ interviewIds }: LinkFact, detail: ActivityDetail): Told["timeline"] {
  return interviewIds.map((interviewId) => ({ interviewId, detail }));
}

/** How the audit log names a link. What the sender wrote may name a candidate: only for whom it is is kept. */
function link({ linkId, recipient }: LinkFact): AuditObject {
  return { kind: "link", id: linkId, label: recipient };
}

function linkChanged(action: "link.made" | "link.changed" | "link.revoked" | "link.replaced") {
  return (fact: Of<"link_made" | "link_changed" | "link_revoked" | "link_replaced">): Told => ({
    timeline: inTimeline(fact, { ...named(fact), kind: fact.kind }),
    ...NOBODY,
    live: [],
    audit: { action, object: link(fact), details: fact.audited },
  });
}

type Visit = Pick<Of<"link_opened">, "linkId" | "interviewIds" | "visitorName">;

/** What a visitor did, in the history of each interview. */
async function visited(
  tx: TenantTransaction,
  { linkId, interviewIds, visitorName }: Visit,
  kind: "link_opened" | "link_downloaded" | "link_feedback",
): Promise<Told["timeline"]> {
  const { recipient } = await tx.reviewLink.findUniqueOrThrow({
    where: { id: linkId },
    select: { recipient: true },
  });
  const detail = { kind, linkId, recipient, visitorName };
  return interviewIds.map((interviewId) => ({ interviewId, detail }));
}

type LinkNews =
  | { kind: "link_opened" | "link_expiring"; linkId: string }
  | (Pick<Of<"feedback_sent">, "linkId" | "interviewId" | "feedbackId" | "visitorName"> & {
      kind: "link_feedback";
    });

const WEBHOOK_OF = {
  link_opened: "link.opened",
  link_feedback: "link.feedback",
  link_expiring: "link.expiring",
} as const;

/** Who made a link hears of it, and the webhooks. */
async function toldSender(
  tx: TenantTransaction,
  news: LinkNews,
): Promise<Pick<Told, "notices" | "webhooks">> {
  const { kind, linkId } = news;
  const row = await tx.reviewLink.findUniqueOrThrow({
    where: { id: linkId },
    select: {
      createdById: true,
      recipient: true,
      headline: true,
      items: { orderBy: { position: "asc" }, take: 1, select: { interviewId: true } },
    },
  });
  const isFeedback = news.kind === "link_feedback";
  const interviewId = isFeedback ? news.interviewId : row.items[0]?.interviewId;
  if (interviewId === undefined) return NOBODY;
  const subjectId = isFeedback ? news.feedbackId : linkId;
  const title = row.recipient || row.headline || null;
  return {
    notices: [{ kind, userIds: [row.createdById], interviewId, subjectId, linkId }],
    webhooks: [
      {
        ...{ event: WEBHOOK_OF[kind], interviewId, link: { id: linkId, title } },
        ...(isFeedback ? { byName: news.visitorName } : {}),
      },
    ],
  };
}
