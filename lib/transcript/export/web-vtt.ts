import type { Transcript } from "../types";
import { cueClock } from "./clock";
import { cuesOf } from "./cues";
import { speakerLabels } from "./speaker-label";

/** WebVTT with a voice for each speaker, or null when no turn has a time. */
export function toWebVtt(transcript: Transcript): string | null {
  const labelOf = speakerLabels(transcript);
  const cues = cuesOf(transcript)?.map(({ turn, startMs, endMs }) => {
    const label = labelOf(turn);
    const voice = label === null ? "" : `<v ${escapeText(label)}>`;
    return `${cueClock(startMs, ".")} --> ${cueClock(endMs, ".")}\n${voice}${escapeText(turn.text)}\n`;
  });
  return cues ? ["WEBVTT\n", ...cues].join("\n") : null;
}

// An empty line would end the cue; `-->` cannot occur once > is escaped.
function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\s*(?:\r\n|\r|\n)\s*/g, "\n");
}
