import { foldCharacter } from "./fold-character";
import type { Transcript, Turn, Word } from "./types";

/** What stands where a name stood. */
export const STRUCK = "[name]";

type Range = { start: number; end: number };

const LETTER_OR_DIGIT = "[\\p{L}\\p{N}]";
/** Scripts that put no space between words, or endings right behind a name. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Scripts that write "and", "to" and the like as one word with the name. */
const PREFIXING = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** From here on a name is taken for one with two letters more, too: `Mayas`, `Mayan`. */
const INFLECTED_FROM = 4;

/** `text` (then in NFC) without the names: neither case, accents nor what stands between their parts matters. */
export function strikeNames(text: string, names: readonly string[]): string {
  const composed = text.normalize("NFC");
  return cut(composed, { start: 0, end: composed.length }, findNames(composed, toPattern(names)));
}

/**
 * The transcript without the names, and without what else could tell them: the document's own ids, labels and keys.
 * Turns keep their number, order and times; words keep theirs, those of one name become one.
 */
export function strikeTranscript(transcript: Transcript, names: readonly string[]): Transcript {
  const pattern = toPattern(names);
  const ids = new Map(transcript.speakers.map(({ id }, index) => [id, `speaker-${index + 1}`]));
  return {
    ...transcript,
    speakers: transcript.speakers.map(({ id, label, role }) => ({
      id: ids.get(id) ?? "speaker",
      label: role === "candidate" ? "Candidate" : strikeNames(label, names),
      role,
    })),
    turns: transcript.turns.map((turn, index) => ({
      ...strikeTurn(turn, pattern),
      id: `turn-${index + 1}`,
      speakerId: turn.speakerId === null ? null : (ids.get(turn.speakerId) ?? null),
    })),
    unrecognised: [],
  };
}

/** What to strike for a person: the whole name, its parts, the reference, the e-mail address and its first part. */
export function suggestNames(person: {
  name: string | null;
  ref: string | null;
  email: string | null;
}): string[] {
  const name = person.name?.trim() ?? "";
  const parts = name.split(/[\s,]+/u).filter((part) => UNSPACED.test(part) || part.length > 2);
  const mailbox = person.email?.split("@")[0];
  const all = [name, ...parts, person.ref?.trim(), person.email?.trim(), mailbox];
  return [...new Set(all.flatMap((one) => (one ? [one] : [])))];
}

function strikeTurn(turn: Turn, pattern: RegExp | null): Turn {
  const { words, ...rest } = turn;
  const text = turn.text.normalize("NFC");
  const ranges = findNames(text, pattern);
  const struck = { ...rest, text: cut(text, { start: 0, end: text.length }, ranges) };
  const kept = words && strikeWords(text, words, ranges);
  return kept ? { ...struck, words: kept } : struck;
}

/** Null where a word is not as the text has it: what it holds of a name could not be told. */
function strikeWords(text: string, words: readonly Word[], ranges: readonly Range[]): Word[] | null {
  const kept: Word[] = [];
  let from = 0;
  for (const word of words) {
    const written = word.text.normalize("NFC").trim();
    const start = text.indexOf(written, from);
    if (start < 0) return null;
    from = start + written.length;
    const shown = cut(text, { start, end: from }, ranges);
    const before = kept.at(-1);
    if (shown !== "") kept.push({ ...word, text: shown });
    else if (before) kept[kept.length - 1] = { ...before, endMs: word.endMs };
  }
  return kept;
}

/** The part of `text` within `span`, with a mark where a range starts and nothing where it goes on. */
function cut(text: string, span: Range, ranges: readonly Range[]): string {
  let shown = "";
  let at = span.start;
  for (const { start, end } of ranges) {
    if (end <= span.start || start >= span.end) continue;
    shown += text.slice(at, Math.max(at, start)) + (start >= span.start ? STRUCK : "");
    at = Math.min(end, span.end);
  }
  return shown + text.slice(at, span.end);
}

function findNames(text: string, pattern: RegExp | null): Range[] {
  if (!pattern) return [];
  let folded = "";
  const places: Range[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldCharacter(character);
    const place = { start: at, end: at + character.length };
    for (let unit = 0; unit < plain.length; unit += 1) places.push(place);
    folded += plain;
    at = place.end;
  }
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const first = places[match.index];
    // Up to the next letter: a mark that folds to nothing goes with the one it stands on.
    const next = places[match.index + match[0].length];
    return first ? [{ start: first.start, end: next?.start ?? text.length }] : [];
  });
}

/** The longest first, so that a whole name becomes one mark. */
function toPattern(names: readonly string[]): RegExp | null {
  const patterns = names
    .map(
      (name) =>
        [...name.normalize("NFC")]
          .map(foldCharacter)
          .join("")
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
    .filter((parts) => parts.join("").length > 1 || UNSPACED.test(parts.join("")))
    .sort((a, b) => b.join("").length - a.join("").length)
    .map((parts) => {
      const name = parts.join("[^\\p{L}\\p{N}]{0,3}");
      const whole = parts.join("");
      if (UNSPACED.test(whole)) return name;
      const before = PREFIXING.test(whole) ? "\\p{L}{0,2}" : "";
      const after = whole.length >= INFLECTED_FROM ? "\\p{L}{0,2}" : "";
      return `(?<!${LETTER_OR_DIGIT})${before}${name}${after}(?!${LETTER_OR_DIGIT})`;
    });
  return patterns.length > 0 ? new RegExp(patterns.join("|"), "gu") : null;
}
