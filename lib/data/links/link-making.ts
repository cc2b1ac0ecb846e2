import { randomInt } from "node:crypto";
import type { MemberActor } from "@/lib/auth/actor";
import { hashPasscode } from "@/lib/auth/links/chosen-passcode";
import { newToken } from "@/lib/auth/tokens";
import { newRowId } from "@/lib/crypto/row-id";
import { happened } from "@/lib/data/facts/happened";
import { getScorecard } from "@/lib/data/reviews/scorecards";
import { blindAmong } from "@/lib/data/sight/blind";
import { AppError, notFound } from "@/lib/errors";
import { mailMode } from "@/lib/mail/transport";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { tokenColumns } from "./link-address";
import { type ReviewLinkInput, reviewLinkSchema } from "./link-input";
import { scheduleExpiryNews } from "./link-news";
import { demandSharer, type LinkPolicy } from "./link-policy";
import { suggestStruckNames } from "./link-suggestions";
import { LINK_FIELDS, type ReviewLink, toReviewLink } from "./review-links";

const DAY_MS = 24 * 60 * 60_000;

/** The token, which its maker can ask for again, and the passcode, if there is one, which nobody can. */
export type MadeLink = { token: string; passcode: string | null; link: ReviewLink };

/**
 * Makes a link. Where the organisation wants a passcode and none is given, one is made. Throws `forbidden`,
 * `not_found` for interviews and notes out of reach, and `invalid_input` for what the policy does not allow.
 */
export async function createReviewLink(actor: MemberActor, given: ReviewLinkInput): Promise<MadeLink> {
  const policy = await demandSharer(actor);
  const { interviewIds, noteIds, passcode: chosen, days, startsAt, ...input } = reviewLinkSchema.parse(given);
  const ids = [...new Set(interviewIds)];
  const isMasked = input.isMasked ?? policy.hidesCandidates;
  const struckNames = input.struckNames ?? (isMasked ? await suggestStruckNames(actor, ids) : []);
  const terms = { ...input, isMasked, struckNames };
  refuseAgainst(policy, { days, allowsDownload: terms.allowsDownload });
  refuseUnreachable(terms.allowedReaders);
  await demandShareable(actor, ids, { noteIds, showsScores: terms.showsScores });
  // Makes the first ones of a new tenant, too.
  if (terms.asksScorecard) await getScorecard(actor, terms.scorecardId);

  const token = newToken();
  const passcode = chosen ?? (policy.needsPasscode ? newPasscode() : null);
  const begins = startsAt ?? new Date();
  const expiresAt = new Date(begins.getTime() + (days ?? policy.defaultDays) * DAY_MS);
  const id = newRowId();
  const row = {
    id,
    ...terms,
    scorecardId: terms.asksScorecard ? terms.scorecardId : null,
    startsAt: begins,
    expiresAt,
    createdById: actor.user.id,
    ...tokenColumns(actor, id, token),
    passcodeHash: passcode === null ? null : await hashPasscode(actor, passcode),
  };
  const link = await tenantDb(actor).$transaction(async (tx) => {
    await tx.reviewLink.create({ data: row, select: { id: true } });
    await tx.reviewLinkItem.createMany({
      data: ids.map((interviewId, position) => ({ linkId: id, interviewId, position })),
    });
    await tx.reviewLinkNote.createMany({ data: noteIds.map((noteId) => ({ linkId: id, noteId })) });
    await scheduleExpiryNews(tx, id, { startsAt: begins, expiresAt });
    const made = { linkId: id, recipient: terms.recipient, interviewIds: ids, audited: told(row, ids) };
    await happened(tx, actor, { kind: "link_made", ...made });
    return tx.reviewLink.findUniqueOrThrow({ where: { id }, select: LINK_FIELDS });
  });
  return { token, passcode, link: toReviewLink(link) };
}

type Made = { expiresAt: Date; allowsDownload: boolean; isMasked: boolean; passcodeHash: string | null };

function told({ expiresAt, allowsDownload, isMasked, passcodeHash }: Made, interviewIds: string[]) {
  return {
    interviews: interviewIds.join(", "),
    until: expiresAt.toISOString(),
    download: allowsDownload,
    masked: isMasked,
    passcode: passcodeHash !== null,
  };
}

/** Throws `invalid_input` for readers whom no code could be mailed to. */
export function refuseUnreachable(allowedReaders: string[]): void {
  if (allowedReaders.length > 0 && mailMode() === "off")
    throw new AppError("invalid_input", "This installation cannot send email, so no one would get a code.");
}

/** Throws `invalid_input` for what the organisation does not allow. */
export function refuseAgainst(
  { maxDays, allowsDownload }: LinkPolicy,
  wanted: { days: number | null; allowsDownload: boolean },
): void {
  if ((wanted.days ?? 0) > maxDays)
    throw new AppError("invalid_input", `In your organisation, links work for at most ${maxDays} days.`);
  if (wanted.allowsDownload && !allowsDownload)
    throw new AppError("invalid_input", "Your organisation does not allow recording downloads.");
}

/** Throws `not_found` for what is out of reach, and `invalid_input` for judgement that the sender must not know yet. */
export async function demandShareable(
  actor: MemberActor,
  interviewIds: string[],
  { noteIds, showsScores }: { noteIds: string[]; showsScores: boolean },
): Promise<void> {
  const db = tenantDb(actor);
  const [interviews, notes] = await Promise.all([
    db.interview.count({ where: { id: { in: interviewIds } } }),
    db.note.count({
      where: {
        id: { in: noteIds },
        interviewId: { in: interviewIds },
        visibility: "team",
        deletedAt: null,
      },
    }),
  ]);
  if (interviews !== interviewIds.length) throw notFound("That interview");
  if (notes !== new Set(noteIds).size) throw notFound("That note");
  // What the sender must not know yet, they would see in the preview.
  if ((showsScores || noteIds.length > 0) && (await blindAmong(actor, interviewIds)).size > 0)
    throw new AppError("invalid_input", "Submit your own review before sharing notes or scores.");
}

function newPasscode(): string {
  return Array.from({ length: 8 }, () => randomInt(10)).join("");
}
