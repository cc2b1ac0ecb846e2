import { lettersOf } from "./letters";
import type { Passage } from "./passage";
import type { HeardWord, Utterance } from "./utterance";

/**
 * Gives turns without word times the words of another list in the document that says the same. Only when every word
 * is found: words at wrong times are worse than none.
 */
export function attachWords(utterances: readonly Utterance[], passages: readonly Passage[]): Utterance[] {
  if (utterances.length === 0 || utterances.some(({ words }) => words.length > 0)) return [...utterances];
  for (const { words } of passages) {
    const shared = words.some(({ start }) => start !== null) ? shareOut(words, utterances) : null;
    if (shared) return utterances.map((utterance, index) => ({ ...utterance, words: shared[index] ?? [] }));
  }
  return [...utterances];
}

function shareOut(words: readonly HeardWord[], utterances: readonly Utterance[]): HeardWord[][] | null {
  const shared: HeardWord[][] = [];
  let next = 0;
  for (const { text } of utterances) {
    const letters = lettersOf(text);
    const own: HeardWord[] = [];
    let at = 0;
    for (let word = words[next]; word; word = words[next]) {
      const wanted = lettersOf(word.text);
      if (wanted !== "" && at >= letters.length) break;
      if (!letters.startsWith(wanted, at)) return null;
      at += wanted.length;
      own.push(word);
      next += 1;
    }
    if (at < letters.length) return null;
    shared.push(own);
  }
  return next === words.length ? shared : null;
}
