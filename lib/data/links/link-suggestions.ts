import type { MemberActor } from "@/lib/auth/actor";
import { getInterviews, type Interview } from "@/lib/data/interviews/interviews";
import { listScorecards } from "@/lib/data/reviews/scorecards";
import { blindAmong } from "@/lib/data/sight/blind";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { suggestNames } from "@/lib/transcript/strike-names";

/** What a sender chooses from when making a link. */
export type LinkChoices = {
  /** In the order that was asked for. */
  interviews: Pick<Interview, "id" | "candidateName" | "roleName" | "durationSec" | "language">[];
  /** Names, references and addresses to strike from a masked link. */
  names: string[];
  /** The team's notes; none while one of the interviews is reviewed blind. */
  notes: { id: string; interviewId: string; authorName: string; body: string; atMs: number | null }[];
  scorecards: { id: string; name: string }[];
  /** Others' judgement is hidden from the sender, who therefore cannot share it. */
  isBlind: boolean;
};

/** The choices for a link over these interviews. What is out of reach is left out. Throws `forbidden`. */
export async function getLinkChoices(actor: MemberActor, interviewIds: string[]): Promise<LinkChoices> {
  actor.demand("reviewLinks.manage");
  const interviews = await getInterviews(actor, interviewIds);
  const ids = interviews.map(({ id }) => id);
  const isBlind = (await blindAmong(actor, ids)).size > 0;
  const db = tenantDb(actor);
  const [scorecards, names, notes] = await Promise.all([
    listScorecards(actor),
    suggestStruckNames(actor, ids),
    isBlind
      ? []
      : db.note.findMany({
          where: { interviewId: { in: ids }, visibility: "team", deletedAt: null },
          orderBy: [{ atMs: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
          take: 500,
          select: { id: true, interviewId: true, body: true, atMs: true, author: { select: { name: true } } },
        }),
  ]);
  return {
    interviews: interviews.map(({ id, candidateName, roleName, durationSec, language }) => ({
      ...{ id, candidateName, roleName, durationSec, language },
    })),
    names,
    notes: notes.map(({ author, ...note }) => ({ ...note, authorName: author.name })),
    scorecards: scorecards.flatMap(({ id, name, isArchived }) => (isArchived ? [] : { id, name })),
    isBlind,
  };
}

/** Names, references and addresses to strike from a masked link over these interviews, in their order. Throws `forbidden`. */
export async function suggestStruckNames(actor: MemberActor, interviewIds: string[]): Promise<string[]> {
  actor.demand("reviewLinks.manage");
  const people = await tenantDb(actor).interview.findMany({
    where: { id: { in: interviewIds } },
    select: {
      id: true,
      candidateName: true,
      candidateRef: true,
      candidate: { select: { name: true, ref: true, email: true } },
    },
  });
  // In the sender's order, so that the list reads candidate by candidate.
  people.sort((a, b) => interviewIds.indexOf(a.id) - interviewIds.indexOf(b.id));
  const names = people.flatMap(({ candidateName, candidateRef, candidate }) => [
    ...suggestNames({ name: candidateName, ref: candidateRef, email: candidate?.email ?? null }),
    ...suggestNames({ name: candidate?.name ?? null, ref: candidate?.ref ?? null, email: null }),
  ]);
  return [...new Set(names)];
}
