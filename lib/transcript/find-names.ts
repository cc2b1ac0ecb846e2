import { foldCharacter } from "./fold-character";
import { type End, type NameTrie, stepKey } from "./name-trie";

/** A part of a text by its offsets in UTF-16 units. */
export type Range = { start: number; end: number };

/** How much of a text is read before others may have their turn. */
const STEP = 4_000;
/** So much that is neither letter nor digit may stand between the parts of a name. */
const WIDEST_GAP = 3;
const MOST_PREFIX = 2;
const MOST_SUFFIX = 2;
const NONE = -1;

/** The text folded: one entry for each character that is left, with where it begins in the text. */
type Folded = { codes: number[]; kinds: Kind[]; starts: number[] };
type Kind = "letter" | "digit" | "other";

/** Where `text`, which is composed, holds a name of the trie: from left to right, of those at one place the longest. */
export function* findNames(text: string, trie: NameTrie): Generator<void, Range[]> {
  const ranges: Range[] = [];
  if (trie.ends.size === 0) return ranges;
  const folded = yield* fold(text);
  const { codes, starts } = folded;
  for (let at = 0; at < codes.length; ) {
    if (at % STEP === 0) yield;
    const end = endOfMatch(folded, trie, at);
    // Up to the next letter: a mark that folds to nothing goes with the one it stands on.
    if (end !== NONE) ranges.push({ start: starts[at] ?? 0, end: starts[end] ?? text.length });
    at = end === NONE ? at + 1 : end;
  }
  return ranges;
}

function* fold(text: string): Generator<void, Folded> {
  const folded: Folded = { codes: [], kinds: [], starts: [] };
  let at = 0;
  let count = 0;
  for (const character of text) {
    for (const plain of foldCharacter(character)) {
      folded.codes.push(plain.codePointAt(0) ?? 0);
      folded.kinds.push(kindOf(plain));
      folded.starts.push(at);
    }
    at += character.length;
    count += 1;
    if (count % STEP === 0) yield;
  }
  return folded;
}

/** Where the longest name ends that begins here, by itself or behind letters that its script writes with it. */
function endOfMatch(folded: Folded, trie: NameTrie, at: number): number {
  if (!isWord(folded, at)) return NONE;
  const isInWord = isWord(folded, at - 1);
  if (isInWord && !trie.hasUnspaced) return NONE;
  const end = endOfName(folded, trie, at, ({ isUnspaced }) => isUnspaced || !isInWord);
  if (end !== NONE || isInWord || !trie.hasPrefixed) return end;
  for (let prefix = 1; prefix <= MOST_PREFIX && folded.kinds[at + prefix - 1] === "letter"; prefix += 1) {
    const behind = endOfName(folded, trie, at + prefix, ({ isPrefixed }) => isPrefixed);
    if (behind !== NONE) return behind;
  }
  return NONE;
}

function endOfName(folded: Folded, trie: NameTrie, from: number, mayBegin: (end: End) => boolean): number {
  let longest = NONE;
  let node: number | undefined = 0;
  let count = 0;
  let at = from;
  const gaps: number[] = [];
  while (at < folded.codes.length) {
    if (!isWord(folded, at)) {
      const next = afterGap(folded, at);
      if (next === NONE || !trie.gaps.has(node)) break;
      gaps.push(count);
      at = next;
    }
    node = trie.steps.get(stepKey(node, folded.codes[at] ?? 0));
    if (node === undefined) break;
    count += 1;
    at += 1;
    const end = trie.ends.get(node);
    if (!end || !mayBegin(end) || !gaps.every((gap) => end.gaps.has(gap))) continue;
    const behind = end.isUnspaced ? at : afterSuffix(folded, at, end.isInflected ? MOST_SUFFIX : 0);
    if (behind !== NONE) longest = behind;
  }
  return longest;
}

function afterGap(folded: Folded, from: number): number {
  for (let at = from; at <= from + WIDEST_GAP; at += 1) if (isWord(folded, at)) return at;
  return NONE;
}

/** Where the word ends, when it has at most so many letters more. */
function afterSuffix(folded: Folded, from: number, most: number): number {
  let at = from;
  while (at < from + most && folded.kinds[at] === "letter") at += 1;
  return isWord(folded, at) ? NONE : at;
}

function isWord({ kinds }: Folded, at: number): boolean {
  const kind = kinds[at];
  return kind === "letter" || kind === "digit";
}

const kinds = new Map<string, Kind>();
const MOST_KINDS = 5_000;

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known) return known;
  const kind = /\p{L}/u.test(character) ? "letter" : /\p{N}/u.test(character) ? "digit" : "other";
  if (kinds.size < MOST_KINDS) kinds.set(character, kind);
  return kind;
}
