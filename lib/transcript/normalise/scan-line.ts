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
const BULLET = /^(?:[-–—•*#>|]|\s){1,8}/;
const JOINT = /^[\s\-–—|,:*]{1,8}/;

export function scanLine(written: string): Line {
  const line = written.trim();
  const leading = readStamp(line, 0);
  const body = (leading ? line.slice(leading.next).replace(JOINT, "") : line).trim();
  const plain: Line = {
    name: null,
    style: null,
    startMs: leading?.startMs ?? null,
    endMs: leading?.endMs ?? null,
    text: body,
    unnamed: body,
  };
  if (body === "") return plain;
  return readName(body.slice(BULLET.exec(body)?.[0].length ?? 0), plain) ?? plain;
}

function readName(body: string, plain: Line): Line | null {
  const opening = body.charAt(0);
  if (/^[QA][.)]\s/.test(body)) return withStamp(body.slice(3), opening, "colon", plain);
  const closing = opening === "[" ? "]" : opening === "<" ? ">" : opening === "(" ? ")" : null;
  if (closing) {
    const close = body.slice(0, MAX_NAME + 2).indexOf(closing);
    const name = close > 0 ? body.slice(1, close).trim() : "";
    if (!isName(name)) return null;
    const after = body.slice(close + 1);
    const isWithColon = /^\s{0,4}[:：]/.test(after);
    return withStamp(
      after.replace(/^\s{0,4}[:：]?\s{0,4}/, ""),
      name,
      isWithColon ? "colon" : "brackets",
      plain,
    );
  }
  for (let at = 0; at < Math.min(body.length, MAX_NAME + 4); at += 1) {
    const character = body.charAt(at);
    if (character === ":" || character === "：") {
      const after = body.slice(at + 1);
      if (character === ":" && !/^(?:\s|\*|$)/.test(after)) return null;
      const name = cleanName(body.slice(0, at));
      return isName(name) ? withStamp(after.replace(/^[*\s]{1,8}/, ""), name, "colon", plain) : null;
    }
    const before = body.charAt(at - 1);
    if (at === 0 || !/[\d[(]/.test(character) || !/[\s,|–—-]/.test(before)) continue;
    const stamp = readStamp(body, at);
    const name = stamp ? cleanName(body.slice(0, at)) : "";
    if (!stamp || !isName(name)) continue;
    const after = body.slice(stamp.next);
    const isClosed = stamp.isBracketed || /^\s{0,4}(?:[:：]|$)/.test(after);
    return isClosed
      ? stamped(stamp, after.replace(/^\s{0,4}[:：]?[*\s]{0,4}/, ""), name, "stamp", plain)
      : null;
  }
  return null;
}

function withStamp(after: string, name: string, style: Line["style"], plain: Line): Line {
  const stamp = plain.startMs === null ? readStamp(after, 0) : null;
  const isStamp =
    stamp !== null && (stamp.isBracketed || style === "brackets" || after.slice(stamp.next).trim() === "");
  if (!isStamp) return { ...plain, name, style, text: after.trim() };
  return stamped(
    stamp,
    after.slice(stamp.next).replace(/^\s{0,4}[:：]?\s{0,4}/, ""),
    name,
    style === "brackets" ? "stamp" : style,
    plain,
  );
}

function stamped(stamp: Stamp, text: string, name: string, style: Line["style"], plain: Line): Line {
  return {
    ...plain,
    name,
    style,
    startMs: plain.startMs ?? stamp.startMs,
    endMs: plain.startMs === null ? stamp.endMs : plain.endMs,
    text: text.trim(),
  };
}

function cleanName(text: string): string {
  return text
    .replaceAll("*", "")
    .replace(/^[\s>•-]{1,8}/, "")
    .replace(/[\s,|–—-]{1,8}$/, "")
    .trim();
}

/** Whether a text can be somebody's name: short, no sentence, with letters in it. */
export function isName(name: string): boolean {
  if (name === "" || name.length > MAX_NAME || !/^[\p{L}\p{N}]/u.test(name)) return false;
  if (!/\p{L}/u.test(name) || /[!?;"“”<>{}=\n。，！？]|[.,](?:\s+\p{Ll}|$)/u.test(name)) return false;
  return name.split(/\s+/).length <= MAX_NAME_WORDS;
}
