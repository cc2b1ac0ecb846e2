/** What a visitor sees of an interview: nothing the team keeps for itself, and on a masked link nobody's name. */
import type { ReviewLinkActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { maskedName } from "@/lib/format/masked-name";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { strikeTranscript } from "@/lib/transcript/strike-names";
import type { Transcript } from "@/lib/transcript/types";
import type { Interview } from "./interviews";

type Shown = { id: string; candidateName: string; candidateRef: string | null };

/** The name as a visitor reads it. */
function shownName(actor: ReviewLinkActor, { id, candidateName }: Omit<Shown, "candidateRef">): string {
  return actor.terms.isMasked ? maskedName(candidateName, actor.interviewIds.indexOf(id)) : candidateName;
}

/** What identifies the candidate and what they said of the interview stays with the team. */
export function shownInterview(actor: ReviewLinkActor, interview: Interview): Interview {
  const { terms } = actor;
  return {
    ...interview,
    candidateName: shownName(actor, interview),
    candidateRef: null,
    candidateId: null,
    sessionId: "",
    tags: [],
    feedback: null,
    consent: null,
    hasRecording: interview.hasRecording && terms.showsRecording,
    hasTranscript: interview.hasTranscript && terms.showsTranscript,
  };
}

/** What a recording is called when a visitor keeps it. */
export function shownFileName(actor: ReviewLinkActor, interviewId: string, fileName: string): string {
  return actor.terms.isMasked ? `Interview ${actor.interviewIds.indexOf(interviewId) + 1}` : fileName;
}

/** The transcript as the link shows it. Throws `not_found` where it shows none. */
export async function shownTranscript(
  actor: ReviewLinkActor,
  interviewId: string | null,
  transcript: Transcript,
): Promise<Transcript> {
  if (!actor.terms.showsTranscript || interviewId === null) throw notFound("That transcript");
  if (!actor.terms.isMasked) return transcript;
  return strikeOnce(actor, transcript, await namesToStrike(actor));
}

/** By the turns, which are one object for as long as the document is kept: a link strikes each document once. */
type Struck = { names: string; speakers: string; struck: Promise<Transcript> };
const struckByLink = new WeakMap<Transcript["turns"], Map<string, Struck>>();

async function strikeOnce(
  { linkId }: ReviewLinkActor,
  transcript: Transcript,
  names: readonly string[],
): Promise<Transcript> {
  const links = struckByLink.get(transcript.turns) ?? new Map<string, Struck>();
  struckByLink.set(transcript.turns, links);
  const wanted = { names: JSON.stringify(names), speakers: JSON.stringify(transcript.speakers) };
  const known = links.get(linkId);
  if (known && known.names === wanted.names && known.speakers === wanted.speakers) return known.struck;
  const struck = strikeTranscript(transcript, names);
  links.set(linkId, { ...wanted, struck });
  struck.catch(() => links.delete(linkId));
  return struck;
}

/** What the sender confirmed, and in any case every candidate's whole name, reference and address. */
export async function namesToStrike(actor: ReviewLinkActor): Promise<string[]> {
  const rows = await tenantDb(actor).interview.findMany({
    where: { id: { in: [...actor.interviewIds] } },
    select: {
      candidateName: true,
      candidateRef: true,
      candidate: { select: { name: true, ref: true, email: true } },
    },
  });
  const known = rows.flatMap(({ candidateName, candidateRef, candidate }) => [
    candidateName,
    candidateRef,
    candidate?.name,
    candidate?.ref,
    candidate?.email,
  ]);
  return [...new Set([...actor.terms.struckNames, ...known.flatMap((name) => name || [])])];
}
