import { normaliseTranscript } from "../normalise";
import { parseTranscriptBody } from "../parse-body";
import type { Transcript } from "../types";

/** A transcript document as it was sent. `durationMs`: the recording's length, where known. */
export type SentDocument = { bytes: Uint8Array; contentType: string; durationMs: number | null };

/** Reads it on this thread. Never throws. */
export function readHere({ bytes, contentType, durationMs }: SentDocument): Transcript {
  const document = parseTranscriptBody(new TextDecoder().decode(bytes), contentType);
  return normaliseTranscript(document, durationMs === null ? {} : { durationMs });
}
