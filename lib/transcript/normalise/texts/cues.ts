import { LINE_BREAK } from "../../lines";
import { parseEmbedded } from "../../parse-body";
import { meaningOf } from "../key-meaning";
import { readStamp, type Stamp } from "./stamps";
import { readTags } from "./strip-tags";
import type { TextPiece } from "./text-document";

const LOOKED_AT = 2_000;

/**
 * The cues of WebVTT, SubRip or SBV, or null when the text is none of them. Headers, styles and notes are not speech
 * by the format's own definition; a line directly above the times is a number or an identifier.
 */
export function readCues(text: string): TextPiece[] | null {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const isWebVtt = /^\s{0,20}WEBVTT(?:[\s-]|$)/.test(body);
  if (!isWebVtt && !startsWithCue(body)) return null;
  const lines = body.split(LINE_BREAK);
  const cues: TextPiece[] = [];
  let isText = false;
  let shown: string[] = [];
  let times: Stamp | null = null;
  let [label, name]: (string | null)[] = [null, null];
  const close = () => {
    if (times) addCue(cues, times, shown, isWebVtt, name ?? null);
    times = null;
    shown = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const stamp = cueTimes(line);
    if (stamp) {
      close();
      times = stamp;
      isText = true;
      [name, label] = [label, null];
    } else if (line === "" || (shown.length > 0 && line.trim() === "" && shown.some(isWritten)))
      isText = false;
    else if (!isText) label = CUE_OF.exec(line.slice(0, 100))?.[1] ?? null;
    else if (!(isNumber(line) && cueTimes(lines[index + 1] ?? ""))) shown.push(line);
  }
  close();
  return withoutRolling(cues);
}

/** A cue's identifier that names who speaks: `3 "Ann" (1234)`. */
const CUE_OF = /^\d+ "(.+)"(?: \(\d+\))?$/;

const isWritten = (line: string) => line.trim() !== "";

function startsWithCue(text: string): boolean {
  const lines = text
    .slice(0, LOOKED_AT)
    .split(LINE_BREAK)
    .filter((line) => line.trim() !== "");
  return lines
    .slice(0, 2)
    .some((line, index) => cueTimes(line) !== null && (index === 0 || isNumber(lines[0] ?? "")));
}

/** A line of times and nothing but settings after them. */
function cueTimes(line: string): Stamp | null {
  if (line.length > 300) return null;
  let from = 0;
  while (line.charCodeAt(from) <= 32) from += 1;
  const unit = line.charCodeAt(from);
  if (!(unit >= 48 && unit <= 57)) return null;
  const stamp = readStamp(line, from);
  if (!stamp?.isRange || stamp.isBracketed) return null;
  if (line.includes("-->")) return stamp;
  return line.slice(stamp.next).trim() === "" && line.includes(",") ? stamp : null;
}

function isNumber(line: string): boolean {
  return line.charCodeAt(0) <= 57 && /^\s{0,4}\d{1,9}\s{0,4}$/.test(line);
}

function addCue(
  cues: TextPiece[],
  { startMs, endMs }: Stamp,
  lines: readonly string[],
  isWebVtt: boolean,
  name: string | null,
): void {
  const body = lines.length === 1 ? (lines[0] ?? "") : lines.join("\n");
  for (const { voice, text } of readTags(body, isWebVtt)) {
    const object = text.startsWith("{") ? spokenObject(text) : null;
    cues.push({
      name: object ? object.name : (voice ?? name),
      text: object ? object.text : text,
      startMs,
      endMs,
    });
  }
}

/** A cue that is an object with who spoke and what. */
function spokenObject(cue: string): { name: string | null; text: string } | null {
  const object = parseEmbedded(cue);
  if (!object || Array.isArray(object)) return null;
  let [name, text]: (string | null)[] = [null, null];
  for (const [key, value] of Object.entries(object)) {
    const { kind } = meaningOf(key);
    if (typeof value !== "string") continue;
    if (kind === "text") text ??= value.trim();
    else if (kind === "name" || kind === "ref") name ??= value;
  }
  return text ? { name: name ?? null, text } : null;
}

const LONGEST_FLASH_MS = 60;

/**
 * Captions that roll show each line twice: once as it is spoken, once above the next. Lines that the cue before ended
 * with are left out; what is left of a cue of no length is nothing.
 */
function withoutRolling(cues: readonly TextPiece[]): TextPiece[] {
  const isFlash = ({ startMs, endMs }: TextPiece) => (endMs ?? 0) - (startMs ?? 0) <= LONGEST_FLASH_MS;
  const isRolling = cues.filter((cue, index) => isRepeat(cues[index - 1], cue)).length * 4 >= cues.length;
  if (!isRolling) return [...cues];
  const kept: TextPiece[] = [];
  let shown: string[] = [];
  for (const cue of cues) {
    const lines = cue.text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    let same = Math.min(lines.length, shown.length);
    while (same > 0 && lines.slice(0, same).join("\n") !== shown.slice(-same).join("\n")) same -= 1;
    const fresh = lines.slice(same);
    shown = lines.slice(-4);
    if (fresh.length > 0) kept.push({ ...cue, text: fresh.join("\n") });
    else {
      const last = kept.at(-1);
      if (last && !isFlash(cue) && cue.endMs !== null && cue.endMs > (last.endMs ?? 0))
        last.endMs = cue.endMs;
    }
  }
  return kept;
}

function isRepeat(before: TextPiece | undefined, { text, startMs }: TextPiece): boolean {
  if (!before || before.endMs === null || startMs === null || startMs - before.endMs > 1_000) return false;
  const end = text.indexOf("\n");
  const first = (end < 0 ? text : text.slice(0, end)).trim();
  return first !== "" && before.text.endsWith(first);
}
