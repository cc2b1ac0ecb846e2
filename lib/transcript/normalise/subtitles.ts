import { speakerPrefix } from "./named-lines";
import { plainUtterance } from "./read-item";
import { clockMs, type RawTime } from "./read-time";
import { NOBODY, type Utterance } from "./utterance";

const ARROW = "-->";
const CUE_TIMES = /^\s*([\d:.,]+)\s+-->\s+([\d:.,]+)/;
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]+)>/;

/** Whether a text is WebVTT or SubRip: the one by its first line, the other by a cue at its beginning. */
export function areSubtitles(text: string): boolean {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^WEBVTT(?:[\s-]|$)/.test(start)) return true;
  return /^(?:\d+\s*\r?\n)?\s*\d{1,4}:\d{2}(?::\d{2})?[.,]\d{1,3}\s+-->\s/.test(start);
}

/**
 * The cues of WebVTT or SubRip. Names come from voice tags, or from `Name:` where a cue begins with it. Headers,
 * styles and notes are not speech by the format's own definition.
 */
export function readSubtitles(text: string): Utterance[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const isWebVtt = /^\s*WEBVTT/.test(lines[0] ?? "");
  const utterances: Utterance[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const times = lines[index]?.includes(ARROW) ? CUE_TIMES.exec(lines[index] ?? "") : null;
    if (!times) continue;
    const body: string[] = [];
    for (
      let next = lines[index + 1];
      next && next.trim() !== "" && !next.includes(ARROW);
      next = lines[index + 1]
    ) {
      body.push(next);
      index += 1;
    }
    readCue(times, body.join("\n"), isWebVtt, utterances);
  }
  return utterances;
}

function readCue(times: RegExpExecArray, body: string, isWebVtt: boolean, utterances: Utterance[]): void {
  const start = cueTime(times[1]);
  const end = cueTime(times[2]);
  const voices = body.includes("<v", 1) ? body.split(/(?=<v(?:\.[^\s>]*)?\s+[^>]+>)/) : [body];
  for (const part of voices) {
    const tag = part.startsWith("<v") ? VOICE.exec(part) : null;
    const voice = tag?.[1];
    // The tag that was just read need not be looked for again.
    const spoken = tag?.index === 0 ? part.slice(tag[0].length) : part;
    const plain = isWebVtt ? withoutTags(spoken) : withoutStyles(spoken);
    const prefix = voice === undefined ? speakerPrefix(plain) : null;
    const name = voice === undefined ? (prefix?.name ?? null) : decodeEntities(voice).trim();
    const said = (prefix ? prefix.rest : plain).trim();
    if (said === "") continue;
    utterances.push({
      ...plainUtterance(said, body),
      start,
      end,
      speaker: name ? { ...NOBODY, name } : NOBODY,
    });
  }
}

function withoutStyles(text: string): string {
  return /[<{]/.test(text) ? text.replace(/<\/?[biu]>|<\/?font[^>]*>|\{\\an?\d\}/gi, "") : text;
}

function cueTime(clock = ""): RawTime | null {
  const ms = clockMs(clock);
  return ms === null ? null : { amount: ms, unitMs: 1 };
}

// Only the tags that WebVTT defines: anything else in angle brackets is what somebody said or wrote.
function withoutTags(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return decodeEntities(text.replace(/<\/?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^>]*)?>|<[\d:.]+>/g, ""));
}

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u00A0",
  "&lrm;": "\u200E",
  "&rlm;": "\u200F",
};

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity);
}
