import { runInSlices } from "@/lib/run-in-slices";
import { compose } from "./compose";
import { findNames, type Range } from "./find-names";
import { type NameTrie, toNameTrie, UNSPACED } from "./name-trie";
import type { Speaker, Transcript, Turn, Word } from "./types";

/** What stands where a name stood. */
export const STRUCK = "[name]";

const WORDS_AT_ONCE = 500;

/**
 * Each of the texts (then in NFC) without the names: neither case, accents nor what stands between their parts matters.
 * Others have their turn meanwhile.
 */
export async function strikeNames(texts: readonly string[], names: readonly string[]): Promise<string[]> {
  return runInSlices(strikeEach(texts, names));
}

/**
 * The transcript without the names, and without what else could tell them: the document's own ids, labels and keys.
 * Turns keep their number, order and times; words keep theirs, those of one name become one.
 */
export async function strikeTranscript(
  transcript: Transcript,
  names: readonly string[],
): Promise<Transcript> {
  return runInSlices(strikeInSteps(transcript, names));
}

function* strikeEach(texts: readonly string[], names: readonly string[]): Generator<void, string[]> {
  const trie = yield* toNameTrie(names);
  const struck: string[] = [];
  for (const text of texts) {
    const composed = compose(text);
    struck.push(cut(composed, { start: 0, end: composed.length }, yield* findNames(composed, trie)));
  }
  return struck;
}

function* strikeInSteps(transcript: Transcript, names: readonly string[]): Generator<void, Transcript> {
  const trie = yield* toNameTrie(names);
  const { speakers } = transcript;
  const ids = new Map(speakers.map(({ id }, index) => [id, `speaker-${index + 1}`]));
  const labels = yield* strikeEach(
    speakers.map(({ label }) => label),
    names,
  );
  const turns: Turn[] = [];
  for (const turn of transcript.turns)
    turns.push({
      ...(yield* strikeTurn(turn, trie)),
      id: `turn-${turns.length + 1}`,
      speakerId: turn.speakerId === null ? null : (ids.get(turn.speakerId) ?? null),
    });
  const toShown = ({ id, role }: Speaker, index: number): Speaker => ({
    id: ids.get(id) ?? "speaker",
    label: role === "candidate" ? "Candidate" : (labels[index] ?? ""),
    role,
  });
  return { ...transcript, speakers: speakers.map(toShown), turns, unrecognised: [] };
}

/** What to strike for a person: the whole name, its parts, the reference, the email address and its first part. */
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

function* strikeTurn(turn: Turn, trie: NameTrie): Generator<void, Turn> {
  yield;
  const { words, ...rest } = turn;
  const text = compose(turn.text);
  const ranges = yield* findNames(text, trie);
  const struck = { ...rest, text: cut(text, { start: 0, end: text.length }, ranges) };
  const kept = words && (yield* strikeWords(text, words, ranges));
  return kept ? { ...struck, words: kept } : struck;
}

/** Null where a word is not as the text has it: what it holds of a name could not be told. */
function* strikeWords(
  text: string,
  words: readonly Word[],
  ranges: readonly Range[],
): Generator<void, Word[] | null> {
  const kept: Word[] = [];
  let from = 0;
  let first = 0;
  for (const [index, word] of words.entries()) {
    if (index % WORDS_AT_ONCE === 0) yield;
    const written = compose(word.text).trim();
    const start = text.indexOf(written, from);
    if (start < 0) return null;
    from = start + written.length;
    while ((ranges[first]?.end ?? text.length) < start) first += 1;
    const shown = cut(text, { start, end: from }, ranges, first);
    const before = kept.at(-1);
    if (shown !== "") kept.push({ ...word, text: shown });
    else if (before) kept[kept.length - 1] = { ...before, endMs: word.endMs };
  }
  return kept;
}

/**
 * The part of `text` within `span`, with a mark where a range starts and nothing where it goes on. `first` is the first
 * of the ranges that may reach into it.
 */
function cut(text: string, span: Range, ranges: readonly Range[], first = 0): string {
  let shown = "";
  let at = span.start;
  for (let index = first; index < ranges.length; index += 1) {
    const { start, end } = ranges[index] ?? span;
    if (start >= span.end) break;
    if (end <= span.start) continue;
    shown += text.slice(at, Math.max(at, start)) + (start >= span.start ? STRUCK : "");
    at = Math.min(end, span.end);
  }
  return shown + text.slice(at, span.end);
}
