import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { getInterview } from "@/lib/data/interviews/interviews";
import { recordRead } from "@/lib/data/results/audit-reads";
import { findResultByInterview } from "@/lib/data/results/results";
import { getTranscriptForNow } from "@/lib/data/results/timed-transcript";
import { notFound } from "@/lib/errors";
import { jsonPieces } from "@/lib/transcript/export/json";
import { inSlices } from "./in-slices";
import { parseInput } from "./parse";

/** For pages that began with the first turns: all of the transcript as the page would have it. Throws `not_found`. */
export async function wholeTranscript(
  actor: MemberActor | ReviewLinkActor,
  interviewId: string,
): Promise<Response> {
  const isShown = actor.kind === "member" || actor.terms.showsTranscript;
  const interview = isShown ? await getInterview(actor, parseInput(z.uuid(), interviewId)) : null;
  const source = interview && (await findResultByInterview(actor, interview.id));
  if (!source) throw notFound("That interview");
  const durationMs = interview.durationSec === null ? null : interview.durationSec * 1000;
  const transcript = await getTranscriptForNow(actor, source, durationMs);
  await recordRead(actor, "interview.transcript_read", source);
  const headers = { "Cache-Control": "private, no-store", "Content-Type": "application/json; charset=utf-8" };
  return new Response(inSlices(jsonPieces(transcript)), { headers });
}
