import type { Transcript } from "../types";
import { clock } from "./clock";
import { speakerLabels } from "./speaker-label";

/** `[00:01:02] Interviewer: text`, turns parted by empty lines. Times and names only where there are any. */
export function toPlainText(transcript: Transcript): string {
  const labelOf = speakerLabels(transcript);
  const turns = transcript.turns.map((turn) => {
    const time = turn.startMs === null ? "" : `[${clock(turn.startMs)}] `;
    const label = labelOf(turn);
    return `${time}${label === null ? "" : `${label}: `}${turn.text}\n`;
  });
  return turns.join("\n");
}
