import type { Transcript } from "../types";
import { clock } from "./clock";
import { speakerLabels } from "./speaker-label";

/** A paragraph per turn, `**Interviewer** (00:01:02): text`. What was said is never read as Markdown or HTML. */
export function toMarkdown(transcript: Transcript): string {
  const labelOf = speakerLabels(transcript);
  const turns = transcript.turns.map((turn) => {
    const label = labelOf(turn);
    const time = turn.startMs === null ? null : clock(turn.startMs);
    const head = [label === null ? null : `**${escapeMarkdown(label)}**`, time === null ? null : `(${time})`]
      .filter((part) => part !== null)
      .join(" ");
    const text = turn.text
      .split(/\r\n|\r|\n/)
      .map(escapeMarkdown)
      .join("  \n");
    return `${head === "" ? "" : `${head}: `}${text}\n`;
  });
  return turns.join("\n");
}

function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_[\]<>~|&]/g, "\\$&")
    .replace(/^(\s*)([#+\-=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[ \t]+/, "");
}
