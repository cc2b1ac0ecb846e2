import { AppError } from "@/lib/errors";
import { jsonPieces } from "@/lib/transcript/export/json";
import { toMarkdown } from "@/lib/transcript/export/markdown";
import { toPlainText } from "@/lib/transcript/export/plain-text";
import { toSubRip } from "@/lib/transcript/export/sub-rip";
import { toWebVtt } from "@/lib/transcript/export/web-vtt";
import type { Transcript } from "@/lib/transcript/types";
import { inSlices } from "./in-slices";

export const TRANSCRIPT_FORMATS = ["txt", "md", "vtt", "srt", "json"] as const;

type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

const CONTENT_TYPES: Record<TranscriptFormat, string> = {
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  vtt: "text/vtt; charset=utf-8",
  srt: "application/x-subrip; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** The transcript as a file of the format. Throws `conflict` for subtitles of a transcript without times. */
export function transcriptFile(
  transcript: Transcript,
  format: TranscriptFormat,
): { body: string | ReadableStream<Uint8Array>; contentType: string } {
  const body = writers[format](transcript);
  if (body === null) {
    throw new AppError(
      "conflict",
      "This transcript has no timestamps yet, so it cannot be exported as subtitles.",
    );
  }
  return { body, contentType: CONTENT_TYPES[format] };
}

const writers: Record<
  TranscriptFormat,
  (transcript: Transcript) => string | ReadableStream<Uint8Array> | null
> = {
  txt: toPlainText,
  md: toMarkdown,
  vtt: toWebVtt,
  srt: toSubRip,
  json: (transcript) => inSlices(jsonPieces(transcript)),
};
