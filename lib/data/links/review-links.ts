import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { LinkTerms } from "@/lib/auth/links/link-terms";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/tenant/tenant-db";

export const LINK_STATES = ["active", "scheduled", "exhausted", "expired", "revoked"] as const;

export type ReviewLinkState = (typeof LINK_STATES)[number];

/** A link that lets somebody without an account see chosen interviews. The token itself is never here. */
export type ReviewLink = Omit<LinkTerms, "struckNames"> & {
  id: string;
  /** In the order in which the reader sees them. */
  interviews: { id: string; candidateName: string; roleName: string | null }[];
  recipient: string;
  headline: string;
  message: string;
  createdByName: string;
  createdById: string;
  /** Whoever made it can copy its address again. */
  isAddressKept: boolean;
  createdAt: string;
  startsAt: string;
  expiresAt: string;
  lastOpenedAt: string | null;
  openCount: number;
  maxOpens: number | null;
  hasPasscode: boolean;
  /** Addresses and `@domains` that may open it; none: whoever has the link. */
  allowedReaders: string[];
  noteCount: number;
  /** Chosen by the sender; null where none was, or none is asked for. */
  scorecardName: string | null;
  state: ReviewLinkState;
};

export const LINK_FIELDS = {
  id: true,
  recipient: true,
  headline: true,
  message: true,
  createdAt: true,
  startsAt: true,
  expiresAt: true,
  revokedAt: true,
  lastOpenedAt: true,
  openCount: true,
  maxOpens: true,
  passcodeHash: true,
  createdById: true,
  tokenEncryptedWith: true,
  allowedReaders: true,
  showsRecording: true,
  showsTranscript: true,
  showsScores: true,
  allowsDownload: true,
  allowsFeedback: true,
  asksScorecard: true,
  isMasked: true,
  createdBy: { select: { name: true } },
  scorecard: { select: { name: true } },
  items: {
    orderBy: { position: "asc" },
    select: { interview: { select: { id: true, candidateName: true, roleName: true } } },
  },
  _count: { select: { notes: true } },
} as const satisfies Prisma.ReviewLinkSelect;

type ReviewLinkRow = Prisma.ReviewLinkGetPayload<{ select: typeof LINK_FIELDS }>;

const MOST_SHOWN = 200;

/**
 * The tenant's links, newest first; of one interview, or those that `query` is found in: for whom they are, what they are
 * called, whom they show, who made them. At most 200. Throws `forbidden`.
 */
export async function listReviewLinks(
  actor: MemberActor,
  { interviewId, query = "" }: { interviewId?: string; query?: string } = {},
): Promise<ReviewLink[]> {
  actor.demand("reviewLinks.manage");
  const contains = { contains: query.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const rows = await tenantDb(actor).reviewLink.findMany({
    where: {
      ...(interviewId === undefined ? {} : { items: { some: { interviewId } } }),
      ...(query === ""
        ? {}
        : {
            OR: [
              { recipient: contains },
              { headline: contains },
              { createdBy: { name: contains } },
              { items: { some: { interview: { candidateName: contains } } } },
            ],
          }),
    },
    orderBy: { createdAt: "desc" },
    take: MOST_SHOWN,
    select: LINK_FIELDS,
  });
  return rows.map(toReviewLink);
}

/** One link, or null. Throws `forbidden`. */
export async function getReviewLink(actor: MemberActor, linkId: string): Promise<ReviewLink | null> {
  actor.demand("reviewLinks.manage");
  if (!z.uuid().safeParse(linkId).success) return null;
  const row = await tenantDb(actor).reviewLink.findUnique({ where: { id: linkId }, select: LINK_FIELDS });
  return row && toReviewLink(row);
}

/** A row as everybody else sees it. */
export function toReviewLink(row: ReviewLinkRow): ReviewLink {
  const { createdBy, scorecard, items, passcodeHash, revokedAt, tokenEncryptedWith, _count, ...same } = row;
  return {
    ...same,
    interviews: items.map(({ interview }) => interview),
    createdByName: createdBy.name,
    createdAt: row.createdAt.toISOString(),
    startsAt: row.startsAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    hasPasscode: passcodeHash !== null,
    isAddressKept: tokenEncryptedWith !== null,
    noteCount: _count.notes,
    scorecardName: scorecard?.name ?? null,
    state: stateOf(row),
  };
}

function stateOf({ revokedAt, expiresAt, startsAt, openCount, maxOpens }: ReviewLinkRow): ReviewLinkState {
  const now = new Date();
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  if (maxOpens !== null && openCount >= maxOpens) return "exhausted";
  return startsAt > now ? "scheduled" : "active";
}
