import { plainUtterance } from "./read-item";
import { readTime } from "./read-time";
import { isRoleOnly } from "./roles";
import { NOBODY, type Utterance } from "./utterance";

const MAX_NAME_LENGTH = 48;
const MAX_NAME_WORDS = 5;
const STAMP = /^\s*[[(]?((?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])]?\s*(?:[-–—]\s*)?/;
const STAMP_AT_END = /\s*[[(]?((?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])]?\s*$/;

type NamedLine = { name: string; stamp: string | null; rest: string };

/** `Name: text`, the name short and without a sentence's punctuation. `**Name:**` is read as the same. */
export function speakerPrefix(text: string): { name: string; rest: string } | null {
  const colon = /[:：]/.exec(text.slice(0, MAX_NAME_LENGTH + 4));
  if (!colon) return null;
  const name = text
    .slice(0, colon.index)
    .replaceAll("*", "")
    .replace(/^[>\-•\s]+/, "")
    .trim();
  const rest = text.slice(colon.index + 1).replace(/^\*+/, "");
  if (colon[0] === ":" && rest !== "" && !/^\s/.test(rest)) return null;
  return isName(name) ? { name, rest } : null;
}

function isName(name: string): boolean {
  if (name === "" || name.length > MAX_NAME_LENGTH || !/^[\p{L}\p{N}]/u.test(name)) return false;
  if (!/\p{L}/u.test(name) || /[!?;"“”<>{}=\n]|[.,](?:\s+\p{Ll}|$)/u.test(name)) return false;
  return name.split(/\s+/).length <= MAX_NAME_WORDS;
}

/**
 * Plain text with a name before each turn: `Name: text`, with or without a time before or after the name, or the
 * name and time on a line of their own. Null when the text is not written like that.
 */
export function readNamedLines(text: string): Utterance[] | null {
  const lines = text.split(/\r\n|\n|\r/);
  const named = lines.map(readLine);
  const names = trustedNames(named, lines.filter((line) => line.trim() !== "").length);
  const first = lines.findIndex((line) => line.trim() !== "");
  const opening = named[first];
  if (names.size === 0 || !opening || !names.has(opening.name)) return null;
  const turns: { line: NamedLine; parts: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const own = named[index];
    if (own && names.has(own.name)) turns.push({ line: own, parts: [own.rest] });
    else turns.at(-1)?.parts.push(line);
  }
  return turns.flatMap(({ line, parts }) => {
    const said = parts.join("\n").trim();
    if (said === "") return [];
    const start = line.stamp === null ? null : readTime(line.stamp);
    return [{ ...plainUtterance(said, text), start, speaker: { ...NOBODY, name: line.name } }];
  });
}

function readLine(line: string): NamedLine | null {
  const stamp = STAMP.exec(line);
  const unstamped = stamp ? line.slice(stamp[0].length) : line;
  const prefix = speakerPrefix(unstamped) ?? stampedPrefix(unstamped);
  if (prefix) {
    const after = STAMP_AT_END.exec(prefix.name);
    const name = (after ? prefix.name.slice(0, after.index) : prefix.name).trim();
    if (isName(name)) return { name, stamp: stamp?.[1] ?? after?.[1] ?? null, rest: prefix.rest };
  }
  // `Ann Lee  0:12` alone on its line, with the text below.
  const alone = stamp ? null : STAMP_AT_END.exec(line);
  const name = alone ? line.slice(0, alone.index).trim() : "";
  return alone && isName(name) ? { name, stamp: alone[1] ?? null, rest: "" } : null;
}

/** `Ann (00:12): text`, where the first colon is in the time. */
function stampedPrefix(line: string): { name: string; rest: string } | null {
  const match =
    /^([^:：]{1,48}?)\s*[[(]((?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])]\s*[:：]?\s+(.*)$/.exec(line);
  return match ? { name: `${match[1]} ${match[2]}`, rest: match[3] ?? "" } : null;
}

// A word before a colon is a name when it comes again, when it names a part in an interview, or when others do.
function trustedNames(lines: readonly (NamedLine | null)[], written: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) if (line) counts.set(line.name, (counts.get(line.name) ?? 0) + 1);
  const isAnySure = [...counts].some(([name, count]) => count > 1 || isSpeakerName(name));
  const named = lines.filter((line) => line !== null).length;
  const areAll = named >= written * 0.6 && (isAnySure || counts.size >= 2);
  const names = [...counts].filter(([name, count]) => areAll || count > 1 || isSpeakerName(name));
  return new Set(names.map(([name]) => name));
}

function isSpeakerName(name: string): boolean {
  return isRoleOnly(name) || /^speaker[\s_]?\w{1,3}$/i.test(name);
}
