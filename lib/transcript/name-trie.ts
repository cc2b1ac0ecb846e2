import { compose } from "./compose";
import { foldCharacter } from "./fold-character";

/** Names in a form in which a text is searched for all of them at once, in time linear in its length. */
export type NameTrie = {
  steps: Map<number, number>;
  ends: Map<number, End>;
  /** Nodes behind which something else than a letter may stand, before the name goes on. */
  gaps: Set<number>;
  hasUnspaced: boolean;
  hasPrefixed: boolean;
};

/** Where a name ends. */
export type End = {
  /** How many letters and digits stand before each place where it may be parted. */
  gaps: Set<number>;
  /** May stand within a word: a script that puts no space between words, or endings right behind a name. */
  isUnspaced: boolean;
  /** Written as one word with "and", "to" and the like. */
  isPrefixed: boolean;
  /** Taken for one with two letters more, too: `Mayas`, `Mayan`. */
  isInflected: boolean;
};

export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PREFIXING = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const INFLECTED_FROM = 4;
/** What is longer is looked for in pieces: no place of a text is read more often than this. */
const MOST_PARTS = 24;
const MOST_UNSPACED = 32;
const CODES = 0x110000;

const KEPT = 20;
const kept = new Map<string, NameTrie>();

/** Names that say nothing, such as a single letter, are left out. Those of the newest links are kept. */
export function* toNameTrie(names: readonly string[]): Generator<void, NameTrie> {
  const key = JSON.stringify(names);
  const trie = kept.get(key) ?? (yield* build(names));
  kept.delete(key);
  kept.set(key, trie);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return trie;
}

function* build(names: readonly string[]): Generator<void, NameTrie> {
  const trie: NameTrie = {
    steps: new Map(),
    ends: new Map(),
    gaps: new Set(),
    hasUnspaced: false,
    hasPrefixed: false,
  };
  let nodes = 1;
  for (const parts of [...new Set(names)].flatMap(toPieces)) {
    yield;
    let node = 0;
    for (const part of parts) {
      if (node !== 0) trie.gaps.add(node);
      for (const code of toCodes(part)) {
        const key = stepKey(node, code);
        const next = trie.steps.get(key) ?? nodes++;
        trie.steps.set(key, next);
        node = next;
      }
    }
    const end = toEnd(parts);
    for (const gap of trie.ends.get(node)?.gaps ?? []) end.gaps.add(gap);
    trie.ends.set(node, end);
    trie.hasUnspaced ||= end.isUnspaced;
    trie.hasPrefixed ||= end.isPrefixed;
  }
  return trie;
}

/** The key in `steps` of what follows `node` by a character. */
export function stepKey(node: number, code: number): number {
  return node * CODES + code;
}

function toPieces(name: string): string[][] {
  const folded = Array.from(compose(name), foldCharacter).join("");
  const parts = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const whole = parts.join("");
  if (UNSPACED.test(whole)) {
    // A gap may come wherever a part ends; each piece keeps those within it.
    const letters = parts.flatMap((part) => [...part].map((letter, at) => ({ letter, isFirst: at === 0 })));
    return evenly(letters, MOST_UNSPACED).map((piece) =>
      piece.reduce<string[]>((found, { letter, isFirst }) => {
        if (isFirst || found.length === 0) found.push(letter);
        else found[found.length - 1] += letter;
        return found;
      }, []),
    );
  }
  return whole.length > 1 ? evenly(parts, MOST_PARTS) : [];
}

function evenly<T>(all: T[], most: number): T[][] {
  const size = Math.ceil(all.length / Math.ceil(all.length / most));
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

function toEnd(parts: readonly string[]): End {
  const whole = parts.join("");
  const gaps = new Set<number>();
  let count = 0;
  for (const part of parts) {
    count += [...part].length;
    gaps.add(count);
  }
  return {
    gaps,
    isUnspaced: UNSPACED.test(whole),
    isPrefixed: PREFIXING.test(whole) && !UNSPACED.test(whole),
    isInflected: whole.length >= INFLECTED_FROM,
  };
}

function toCodes(part: string): number[] {
  return Array.from(part, (character) => character.codePointAt(0) ?? 0);
}
