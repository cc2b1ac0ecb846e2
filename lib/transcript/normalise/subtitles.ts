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
  const cues: { times: RegExpExecArray; lines: string[] }[] = [];
  let cue: { times: RegExpExecArray; lines: string[] } | null = null;
  for (const line of lines) {
    const times = line.includes(ARROW) ? CUE_TIMES.exec(line) : null;
    if (times) {
      cue = { times, lines: [] };
      cues.push(cue);
    } else if (line.trim() === "") cue = null;
    else cue?.lines.push(line);
  }
  const isWebVtt = /^\s*WEBVTT/.test(lines[0] ?? "");
  return cues.flatMap(({ times, lines: cueLines }) => readCue(times, cueLines.join("\n"), isWebVtt));
}

function readCue(times: RegExpExecArray, body: string, isWebVtt: boolean): Utterance[] {
  const start = cueTime(times[1]);
  const end = cueTime(times[2]);
  const voices = body.split(/(?=<v(?:\.[^\s>]*)?\s+[^>]+>)/);
  return voices.flatMap((part) => {
    const voice = VOICE.exec(part)?.[1];
    const plain = isWebVtt ? withoutTags(part) : part.replace(/<\/?[biu]>|<\/?font[^>]*>|\{\\an?\d\}/gi, "");
    const prefix = voice === undefined ? speakerPrefix(plain) : null;
    const name = voice === undefined ? (prefix?.name ?? null) : decodeEntities(voice).trim();
    const text = (prefix ? prefix.rest : plain).trim();
    if (text === "") return [];
    return [{ ...plainUtterance(text, body), start, end, speaker: name ? { ...NOBODY, name } : NOBODY }];
  });
}

function cueTime(clock = ""): RawTime | null {
  const ms = clockMs(clock);
  return ms === null ? null : { amount: ms, unitMs: 1 };
}

// Only the tags that WebVTT defines: anything else in angle brackets is what somebody said or wrote.
function withoutTags(text: string): string {
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
  return text.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity);
}
