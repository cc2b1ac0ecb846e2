import { cache } from "react";
import type { TranscriptProblemKind } from "@/components/transcript/transcript-problem";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { Interview } from "@/lib/data/interviews/interviews";
import { recordRead } from "@/lib/data/results/audit-reads";
import { findResultByInterview } from "@/lib/data/results/results";
import { getTranscriptForNow } from "@/lib/data/results/timed-transcript";
import { toAppError } from "@/lib/http/error-envelope";
import type { Transcript } from "@/lib/transcript/types";

export type LoadedTranscript =
  | { ok: true; transcript: Transcript }
  | { ok: false; problem: TranscriptProblemKind; message: string };

/** The interview's transcript, or why there is none to read. Loaded once for a page, which may begin before it shows it. */
export const loadTranscript = cache(load);

async function load(actor: MemberActor | ReviewLinkActor, interview: Interview): Promise<LoadedTranscript> {
  const source = await findResultByInterview(actor, interview.id);
  if (!source) return { ok: false, problem: "none", message: "The interview was removed." };
  try {
    const durationMs = interview.durationSec === null ? null : interview.durationSec * 1000;
    const transcript = await getTranscriptForNow(actor, source, durationMs);
    await recordRead(actor, "interview.transcript_read", source);
    return { ok: true, transcript };
  } catch (error) {
    const known = toAppError(error);
    if (!known) throw error;
    if (known.code === "artifact_not_ready")
      return { ok: false, problem: "not-ready", message: known.message };
    if (known.code === "not_found" || known.code === "forbidden")
      return { ok: false, problem: "none", message: "The platform has no transcript for this interview." };
    return { ok: false, problem: "unreachable", message: known.message };
  }
}
