import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { hashPasscode } from "@/lib/auth/links/chosen-passcode";
import { isAllowedReader } from "@/lib/auth/links/link-codes";
import { LINK_TERMS } from "@/lib/auth/links/link-terms";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { notFound } from "@/lib/errors";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { changeOpen } from "./link-changes";
import type { LinkChangeInput } from "./link-input";
import { demandShareable, refuseAgainst, refuseUnreachable } from "./link-making";
import { demandSharer, type LinkPolicy } from "./link-policy";
import type { ReviewLink } from "./review-links";

type Terms = Omit<LinkChangeInput, "passcode">;

/** A link as its sender can change it. Of the passcode it is known only whether there is one. */
export type ChangeableLink = Terms & {
  id: string;
  isRevoked: boolean;
  hasPasscode: boolean;
  interviewIds: string[];
};

// How the audit log calls what was changed.
const TERM_NAMES: Record<keyof Terms, string> = {
  recipient: "for whom",
  headline: "headline",
  message: "message",
  maxOpens: "openings",
  allowedReaders: "readers",
  showsRecording: "recording",
  showsTranscript: "transcript",
  showsScores: "scores",
  noteIds: "notes",
  allowsDownload: "download",
  allowsFeedback: "feedback",
  asksScorecard: "scorecard",
  scorecardId: "which scorecard",
  isMasked: "hidden candidate",
  struckNames: "struck names",
};

/** What a link shows, allows and asks for; null when there is none. Throws `forbidden`. */
export async function getChangeableLink(actor: MemberActor, linkId: string): Promise<ChangeableLink | null> {
  actor.demand("reviewLinks.manage");
  if (!z.uuid().safeParse(linkId).success) return null;
  const row = await tenantDb(actor).reviewLink.findUnique({
    where: { id: linkId },
    select: {
      ...{ id: true, recipient: true, headline: true, message: true, maxOpens: true, allowedReaders: true },
      ...LINK_TERMS,
      ...{ scorecardId: true, passcodeHash: true, revokedAt: true },
      items: { orderBy: { position: "asc" }, select: { interviewId: true } },
      notes: { select: { noteId: true } },
    },
  });
  if (!row) return null;
  const { items, notes, passcodeHash, revokedAt, ...same } = row;
  return {
    ...same,
    isRevoked: revokedAt !== null,
    hasPasscode: passcodeHash !== null,
    interviewIds: items.map(({ interviewId }) => interviewId),
    noteIds: notes.map(({ noteId }) => noteId),
  };
}

/**
 * Says anew what a link shows, allows and asks for; its interviews and its times stay. It holds for whoever is in from
 * their next request on, and ends the visits of those who would not be let in any more: all of them for a new passcode.
 * Throws `forbidden`, `not_found`, `conflict` for a revoked link, and `invalid_input` for what the policy does not allow.
 */
export async function changeReviewLink(
  actor: MemberActor,
  linkId: string,
  { passcode, ...terms }: LinkChangeInput,
): Promise<ReviewLink> {
  const policy = await demandSharer(actor);
  const before = await getChangeableLink(actor, linkId);
  if (!before) throw notFound("That review link");
  await refuseWhatIsNew(actor, policy, before, terms);
  const { noteIds, ...columns } = terms;
  const data = {
    ...columns,
    scorecardId: terms.asksScorecard ? terms.scorecardId : null,
    ...(passcode === null ? {} : { passcodeHash: await hashPasscode(actor, passcode) }),
  };
  const changed = [...changedTerms(before, terms), ...(passcode === null ? [] : ["passcode"])].join(", ");
  return changeOpen(actor, linkId, data, { kind: "link_changed", changed }, async (tx) => {
    await tx.reviewLinkNote.deleteMany({ where: { linkId } });
    await tx.reviewLinkNote.createMany({ data: noteIds.map((noteId) => ({ linkId, noteId })) });
    await endVisits(tx, linkId, (email) => passcode === null && mayStay(terms.allowedReaders, email));
  });
}

/** What the link has already, the policy of today and the sender's own knowledge do not take from it. */
async function refuseWhatIsNew(
  actor: MemberActor,
  policy: LinkPolicy,
  before: ChangeableLink,
  terms: Terms,
): Promise<void> {
  refuseAgainst(policy, { days: null, allowsDownload: terms.allowsDownload && !before.allowsDownload });
  if (before.allowedReaders.length === 0) refuseUnreachable(terms.allowedReaders);
  const noteIds = terms.noteIds.filter((id) => !before.noteIds.includes(id));
  const showsScores = terms.showsScores && !before.showsScores;
  await demandShareable(actor, before.interviewIds, { noteIds, showsScores });
  if (terms.asksScorecard) await getScorecard(actor, terms.scorecardId);
}

function changedTerms(before: ChangeableLink, terms: Terms): string[] {
  const names = Object.entries(TERM_NAMES) as [keyof Terms, string][];
  const isSame = (term: keyof Terms) => JSON.stringify(before[term]) === JSON.stringify(terms[term]);
  return names.flatMap(([term, name]) => (isSame(term) ? [] : [name]));
}

function mayStay(allowedReaders: string[], email: string): boolean {
  return allowedReaders.length === 0 || isAllowedReader(allowedReaders, email);
}

async function endVisits(
  tx: TenantTransaction,
  linkId: string,
  maySee: (email: string) => boolean,
): Promise<void> {
  const now = new Date();
  const inside = await tx.linkVisitor.findMany({
    where: { linkId, isPreview: false, expiresAt: { gt: now } },
    select: { id: true, email: true },
  });
  const ids = inside.flatMap(({ id, email }) => (maySee(email) ? [] : [id]));
  if (ids.length > 0)
    await tx.linkVisitor.updateMany({ where: { id: { in: ids } }, data: { expiresAt: now } });
}
