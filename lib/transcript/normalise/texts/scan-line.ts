import { remember } from "../remember";
import { readStamp, type Stamp } from "./stamps";

/** A line of a transcript taken apart: `[00:05] Name (HR): text`, `Name 00:05`, `00:05 - 00:09 text`, in any order. */
export type Line = {
  name: string | null;
  /** How the name stands: before a colon, with a time, in brackets, or alone above its text. */
  style: "colon" | "stamp" | "brackets" | "alone" | null;
  startMs: number | null;
  endMs: number | null;
  text: string;
  /** The whole line as it is, for when the name is not trusted; its stamp is taken off. */
  unnamed: string;
};

const MAX_NAME = 48;
const MAX_NAME_WORDS = 6;
const CLOSING: Partial<Record<string, string>> = { "[": "]", "<": ">", "(": ")" };

export function scanLine(written: string): Line {
  const line = written.trim();
  const leading = readStamp(line, 0);
  const from = leading ? levelEnd(line, skip(line, leading.next, JOINTS)) : 0;
  const body = from === 0 ? line : line.slice(from);
  const scanned: Line = {
    name: null,
    style: null,
    startMs: leading ? leading.startMs : null,
    endMs: leading ? leading.endMs : null,
    text: body,
    unnamed: body,
  };
  if (body !== "") readName(body, bulletsEnd(body), scanned);
  return scanned;
}

const LEVEL = /(?:INFO|DEBUG|NOTICE|WARN|WARNING):?\s{1,4}/y;

/** Behind the level of an entry of a log. */
function levelEnd(line: string, at: number): number {
  LEVEL.lastIndex = at;
  return LEVEL.test(line) ? LEVEL.lastIndex : at;
}

/** Numbers of lines, questions and answers, pictures: `12.`, `[3]`, `Q1.`, `🤖`. */
const NUMBERING =
  /(?:\[\d{1,4}\]|[QA]?\d{1,4}[.):]?)\s{1,12}(?=\p{L})|\p{Extended_Pictographic}(?:\uFE0F|\u200D|\s){1,4}/uy;

function bulletsEnd(body: string): number {
  const at = skip(body, 0, BULLETS);
  const unit = body.charCodeAt(at);
  // Most lines begin with a letter, and of those only Q and A may count.
  if (unit > 90 && unit !== 91 && unit < 0x2000) return at;
  NUMBERING.lastIndex = at;
  return NUMBERING.test(body) ? skip(body, NUMBERING.lastIndex, BULLETS) : at;
}

const BULLETS = " \t-–—•*#>|";
const JOINTS = " \t-–—|,:*";
const SPACES = " \t\u00A0";

/** Where a line goes on behind up to eight of these marks. */
function skip(line: string, from: number, marks: string, most = 8): number {
  let at = from;
  while (at < line.length && at < from + most && marks.includes(line.charAt(at))) at += 1;
  return at;
}

const COLON = 58;
const WIDE_COLON = 0xff1a;
const isColon = (unit: number) => unit === COLON || unit === WIDE_COLON;
const GREATER = 62;

/** Who speaks, from `from` on, into the line; leaves it as it is where nobody is named. */
function readName(body: string, from: number, line: Line): void {
  const opening = body.charAt(from);
  if ((opening === "Q" || opening === "A") && /^[.)]\s/.test(body.slice(from + 1, from + 3))) {
    named(line, opening, "colon", body, skip(body, from + 3, SPACES));
    return;
  }
  const closing = CLOSING[opening];
  if (closing) {
    const close = body.slice(from, from + MAX_NAME + 2).indexOf(closing) + from;
    const name = close > from ? nameIn(body.slice(from + 1, close)) : "";
    if (name === "") return;
    const after = skip(body, close + 1, SPACES, 4);
    const isWithColon = isColon(body.charCodeAt(after));
    named(line, name, isWithColon ? "colon" : "brackets", body, isWithColon ? after + 1 : after);
    return;
  }
  const last = Math.min(body.length, from + MAX_NAME + 4);
  for (let at = from; at < last; at += 1) {
    const unit = body.charCodeAt(at);
    if (isColon(unit) || (unit === GREATER && body.charAt(at + 1) === " ")) {
      const next = body.charAt(at + 1);
      if (unit === COLON && next !== "" && next !== " " && next !== "*" && next.trim() !== "") return;
      const name = nameIn(body.slice(from, at));
      if (name !== "") named(line, name, "colon", body, skip(body, at + 1, `${SPACES}*`));
      return;
    }
    const mayBeTime = (unit >= 48 && unit <= 57) || unit === 40 || unit === 91;
    if (at === from || !mayBeTime || !" \t,|–—-*".includes(body.charAt(at - 1))) continue;
    const stamp = readStamp(body, at);
    const name = stamp ? nameIn(body.slice(from, at)) : "";
    if (!stamp || name === "") continue;
    const after = skip(body, stamp.next, `${SPACES}*`, 4);
    const isWithColon = isColon(body.charCodeAt(after));
    const areColumns = isGap(body, at - 1) && isGap(body, stamp.next);
    const isBetweenDashes =
      DASHES.test(body.slice(at - 3, at)) && DASHES.test(body.slice(stamp.next, after + 2));
    if (stamp.isBracketed || isWithColon || areColumns || isBetweenDashes || after >= body.length) {
      line.name = name;
      stamped(line, stamp, "stamp", body, isWithColon ? after + 1 : isBetweenDashes ? after + 2 : after);
    }
    return;
  }
}

const DASHES = /^\s[|–—-]\s$/;

/** A tab or several spaces part columns. */
function isGap(body: string, at: number): boolean {
  return (
    body.charAt(at) === "\t" ||
    (body.charAt(at) === " " && /[ \t]/.test(body.charAt(at - 1) + body.charAt(at + 1)))
  );
}

/** Takes a name and, where one stands behind it, a time. */
function named(line: Line, name: string, style: Line["style"], body: string, from: number): void {
  line.name = name;
  const at = skip(body, from, SPACES);
  const stamp = line.startMs === null ? readStamp(body, at) : null;
  const after = stamp ? skip(body, stamp.next, SPACES) : at;
  if (stamp && (stamp.isBracketed || style === "brackets" || after >= body.length)) {
    const isWithColon = isColon(body.charCodeAt(after));
    stamped(line, stamp, style === "brackets" ? "stamp" : style, body, isWithColon ? after + 1 : after);
  } else {
    line.style = style;
    line.text = body.slice(at);
  }
}

function stamped(line: Line, stamp: Stamp, style: Line["style"], body: string, from: number): void {
  line.style = style;
  if (line.startMs === null) {
    line.startMs = stamp.startMs;
    line.endMs = stamp.endMs;
  }
  line.text = body.slice(skip(body, from, `${SPACES}*`)).trim();
}

/** The name in what stands before a colon or a time; "" for none. The same few come again in line after line. */
const nameIn = remember((text: string): string => {
  const name = text
    .replaceAll("*", "")
    .replace(/^[\s>•-]{1,8}/, "")
    .replace(/[\s,|–—-]{1,8}$/, "")
    .trim();
  return isName(name) ? name : "";
});

/** Whether a text can be somebody's name: short, no sentence, with letters in it. */
export function isName(name: string): boolean {
  if (name === "" || name.length > MAX_NAME || !/^[\p{L}\p{N}]/u.test(name)) return false;
  if (!/\p{L}/u.test(name) || /[!?;"“”<>{}=\n。，！？]|[.,](?:\s+\p{Ll}|$)/u.test(name)) return false;
  return name.split(/\s+/).length <= MAX_NAME_WORDS;
}
