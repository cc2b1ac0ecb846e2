import { LINE_BREAK } from "../../lines";
import { readCues } from "./cues";
import { type Line, scanLine } from "./scan-line";
import {
  withoutAsides,
  withoutFrontMatter,
  withoutHead,
  withoutLineNumbers,
  withoutNotices,
} from "./text-asides";
import { isProper, trustNames } from "./trust-names";

/** A piece of a text that is a whole transcript. */
export type TextPiece = {
  name: string | null;
  text: string;
  startMs: number | null;
  endMs: number | null;
};
export type TextDocument = {
  kind: "cues" | "voiced" | "named" | "stamped" | "plain";
  pieces: TextPiece[];
  /** Whether lines about the talk were left out, as a date above it. */
  isShortened: boolean;
};

const MIN_STAMPED = 0.3;

/** A whole transcript in one string: subtitles, lines with names or times, or else paragraphs. */
export function readTextDocument(written: string): TextDocument {
  const text = withoutFrontMatter(written);
  const read = readBody(text);
  return text === written ? read : { ...read, isShortened: true };
}

function readBody(text: string): TextDocument {
  const cues = readCues(text);
  if (cues) {
    const isVoiced = cues.some(({ name }) => name !== null);
    const pieces = isVoiced ? cues : (namePieces(cues) ?? cues);
    return { kind: isVoiced ? "voiced" : "cues", pieces, isShortened: false };
  }
  const broken = withBreaks(text);
  const lines = withoutLineNumbers(
    (broken.includes("<") ? broken.replace(INLINE_STAMP, "") : broken).split(LINE_BREAK),
  );
  const scanned = scanLines(lines);
  const heads = withoutHead(scanned);
  const names = trustNames(scanned);
  const written = scanned.filter((line) => line !== null);
  const stamped = written.filter(({ startMs }) => startMs !== null).length;
  const areStamped = stamped > 0 && stamped >= written.length * MIN_STAMPED;
  if (names.size === 0 && !areStamped)
    return { kind: "plain", pieces: paragraphsOf(text), isShortened: false };
  const asides = withoutAsides(scanned, lines, names) + (areStamped ? withoutNotices(scanned, names) : 0);
  const isShortened = heads + asides > 0;
  const pieces = piecesOf(lines, scanned, names);
  if (names.has("Q") && names.has("A"))
    for (const piece of pieces) piece.name = SIDES[piece.name ?? ""] ?? piece.name;
  return { kind: names.size > 0 ? "named" : "stamped", pieces, isShortened };
}
/** Of letters for question and answer. */
const SIDES: Record<string, string> = { Q: "Interviewer", A: "Candidate" };
const INLINE_STAMP = /<\d{1,2}:\d{2}[.:]\d{2,3}>[^\S\n]?/g;

function scanLines(lines: readonly string[]): (Line | null)[] {
  const scanned = scanEach(lines);
  // `Name:` above a time of its own.
  for (let index = 0; index + 1 < scanned.length; index += 1) {
    const [line, next] = [scanned[index], scanned[index + 1]];
    if (line?.style !== "colon" || line.text !== "" || next?.startMs == null) continue;
    if (next.name === null && next.text === "") line.style = "stamp";
  }
  return scanned;
}

function scanEach(lines: readonly string[]): (Line | null)[] {
  return lines.map((line, index) => {
    if (line.trim() === "") return null;
    const scanned = scanLine(line);
    if (scanned.name !== null) return scanned;
    const isAbove = isBare(lines[index - 1]) && (lines[index + 1] ?? "").trim() !== "";
    // Alone above its text, or with nothing but a time: `0:04 - Name`.
    const name = isAbove ? scanned.text.replace(EMPHASIS, "") : "";
    if (!isAbove || !isProper(name)) return scanned;
    return { ...scanned, name, style: scanned.startMs === null ? "alone" : "stamp", text: "" };
  });
}

const EMPHASIS = /^[#*_\s]{1,6}|[*_\s]{1,4}$/g;

/** Nothing, or only a time. */
function isBare(line = ""): boolean {
  const unit = line.trimStart().charCodeAt(0);
  if (Number.isNaN(unit)) return true;
  const mayBeTime = unit === 91 || unit === 40 || (unit >= 48 && unit <= 57);
  const scanned = mayBeTime ? scanLine(line) : null;
  return scanned !== null && scanned.startMs !== null && scanned.text === "";
}

function piecesOf(
  lines: readonly string[],
  scanned: readonly (Line | null)[],
  names: ReadonlySet<string>,
): TextPiece[] {
  const pieces: TextPiece[] = [];
  let isOpen = false;
  for (let index = 0; index < scanned.length; index += 1) {
    const line = scanned[index] ?? null;
    const last = pieces.at(-1);
    if (line === null) {
      if (last && isOpen) last.text += "\n";
      continue;
    }
    const isNamed = line.name !== null && names.has(line.name);
    if (!isNamed && line.startMs === null) {
      const said = (lines[index] ?? "").trim();
      if (last) last.text += last.text === "" ? said : `\n${said}`;
      else pieces.push({ name: null, text: said, startMs: null, endMs: null });
      isOpen = true;
      continue;
    }
    const said = isNamed ? line.text : line.unnamed;
    // A time on a line of its own below or above a name belongs to it.
    if (last && !isOpen && last.text === "" && (last.startMs === null || line.startMs === null)) {
      if (isNamed) last.name = line.name;
      last.startMs ??= line.startMs;
      last.endMs ??= line.endMs;
      last.text = said;
    } else {
      const name = isNamed ? line.name : names.size > 0 ? (last?.name ?? null) : null;
      pieces.push({ name, text: said, startMs: line.startMs, endMs: line.endMs });
    }
    isOpen = said !== "";
  }
  return pieces.filter((piece) => {
    if (piece.text.includes("\n")) piece.text = piece.text.trim();
    return piece.text !== "";
  });
}

const MAY_BE_NAMED = /[:：[(<]/;
const UNNAMED: Line = { name: null, style: null, startMs: null, endMs: null, text: "x", unnamed: "x" };

/** Takes trusted names off the beginnings of texts that have no speaker; null when there are none. */
export function namePieces<Piece extends { text: string; name: string | null }>(
  pieces: readonly Piece[],
): Piece[] | null {
  const scanned = pieces.map(({ text }) => scanHead(text));
  const names = trustNames(
    scanned.map((line) => (line.text === "" && line.name !== null ? { ...line, name: null } : line)),
  );
  if (names.size === 0) return namesAbove(pieces);
  const isTrusted = ({ name, text }: Line) => name !== null && names.has(name) && text !== "";
  const carriesOn = standsWhereItChanges(scanned.map((line) => (isTrusted(line) ? line.name : null)));
  let last: string | null = null;
  const take = (piece: Piece, line: Line): Piece => {
    if (!isTrusted(line)) return carriesOn && last !== null ? { ...piece, name: last } : piece;
    last = line.name;
    const head = piece.text.slice(0, 200).trim();
    return { ...piece, name: line.name, text: piece.text.trim().slice(head.length - line.text.length) };
  };
  return pieces.flatMap((piece, index) => {
    const parts = piece.text.includes("\n") ? partsByName(piece.text, isTrusted) : [piece.text];
    if (parts.length === 1) return [take(piece, scanned[index] ?? UNNAMED)];
    return parts.map((text) => take({ ...piece, text }, scanHead(text)));
  });
}

function scanHead(text: string): Line {
  return MAY_BE_NAMED.test(text.slice(0, 70)) ? scanLine(text.slice(0, 200)) : UNNAMED;
}

/** A cue in which several speak, each on a line that begins with a name. */
function partsByName(text: string, isTrusted: (line: Line) => boolean): string[] {
  const parts: string[] = [];
  for (const line of text.split("\n")) {
    if (parts.length === 0 || isTrusted(scanHead(line))) parts.push(line);
    else parts[parts.length - 1] += `\n${line}`;
  }
  return parts;
}

/** Names on a line of their own above nearly all texts, which come again. */
function namesAbove<Piece extends { text: string; name: string | null }>(
  pieces: readonly Piece[],
): Piece[] | null {
  const heads = pieces.map(({ text }) => {
    const end = text.indexOf("\n");
    const name = end > 0 ? text.slice(0, end).trim() : "";
    return isProper(name) ? name : null;
  });
  const named = heads.filter((name) => name !== null);
  const { size } = new Set(named);
  if (named.length < pieces.length * 0.9 || size < 2 || size >= named.length) return null;
  return pieces.map((piece, index) => {
    const name = heads[index] ?? null;
    return name === null
      ? piece
      : { ...piece, name, text: piece.text.slice(piece.text.indexOf("\n") + 1).trim() };
  });
}

/** Whether names stand only where the speaker changes: none comes twice in a row, and some are left out. */
export function standsWhereItChanges(names: readonly (string | null)[]): boolean {
  let last: string | null = null;
  let missing = 0;
  for (const name of names) {
    if (name === null) missing += 1;
    else if (name === last) return false;
    last = name ?? last;
  }
  return missing > 0 && last !== null;
}

const COLON = /[:：]/g;
const LONGEST_NAME = 30;
const MOST_LINES = 3;

/** Puts each name of a part on a line of its own where all stand in one: `Agent: Hi. User: Hello. Agent: …` */
function withBreaks(text: string): string {
  const lineCount = countLines(text);
  if (lineCount > MOST_LINES) return text;
  const found: { at: number; name: string }[] = [];
  for (const { index } of text.matchAll(COLON)) {
    if (!/[\s*]/.test(text.charAt(index + 1)) && text.charAt(index) === ":") continue;
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index);
    const start =
      Math.max(
        ...[".", "?", "!", "…", "\n", ")", '"', "。", "？", "！"].map((end) => before.lastIndexOf(end)),
      ) + 1;
    const name = before.slice(start).replaceAll("*", "").trim();
    if (start === 0 && index > LONGEST_NAME) continue;
    if (isProper(name) || /^\p{Ll}+$/u.test(name)) found.push({ at: index - before.length + start, name });
  }
  const names = trustNames(
    found.map(({ name }) => ({ ...scanLine(`${name}: x`), name, style: "colon" as const })),
  );
  const cuts = found.filter(({ name }) => names.has(name));
  if (cuts.length < lineCount + 2 || new Set(cuts.map(({ name }) => name)).size < 2) return text;
  let broken = "";
  let from = 0;
  for (const { at } of cuts) {
    broken += `${text.slice(from, at)}\n`;
    from = at;
  }
  return broken + text.slice(from);
}

/** How many lines have something in them, as far as it matters. */
function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at <= text.length && count <= MOST_LINES; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if (line.trim() !== "") count += 1;
    at = end < 0 ? text.length + 1 : end + 1;
  }
  return count;
}

function paragraphsOf(text: string): TextPiece[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split(LINE_BREAK)) {
    if (line.trim() === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .map((lines) => ({ name: null, text: lines.join("\n").trim(), startMs: null, endMs: null }))
    .filter((piece) => piece.text !== "");
}
