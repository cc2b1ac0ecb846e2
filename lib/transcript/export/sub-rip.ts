import type { Transcript } from "../types";
import { cueClock } from "./clock";
import { cuesOf } from "./cues";
import { speakerLabels } from "./speaker-label";

/** SubRip (.srt) with `Name:` before each turn, or null when no turn has a time. */
export function toSubRip(transcript: Transcript): string | null {
  const labelOf = speakerLabels(transcript);
  const cues = cuesOf(transcript)?.map(({ turn, startMs, endMs }, index) => {
    const label = labelOf(turn);
    // The format has no escapes: an empty line would end the cue, and an arrow would begin one.
    const text = turn.text.replace(/\s*(?:\r\n|\r|\n)\s*/g, "\n").replaceAll("-->", "→");
    return `${index + 1}\n${cueClock(startMs, ",")} --> ${cueClock(endMs, ",")}\n${label === null ? "" : `${label}: `}${text}\n`;
  });
  return cues ? cues.join("\n") : null;
}
