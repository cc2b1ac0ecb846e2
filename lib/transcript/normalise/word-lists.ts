import { isObject } from "./json";
import { listName } from "./list-names";
import { readItem } from "./read-item";
import { Used } from "./used";

const WORD_TYPES = /^(pronunciation|punctuation|word|punct|spacing|audio_event)$/;

/**
 * Whether a list holds single words: by its name, by what its entries call themselves, or, where neither tells, by
 * one word each in long runs of one speaker. Lists that call themselves turns are believed.
 */
export function isListOfWords(key: string | number | null, sample: readonly unknown[]): boolean {
  const name = listName(key);
  if (name === "words") return true;
  const objects = sample.filter(isObject);
  if (objects.every((entry) => "word" in entry || "punctuated_word" in entry)) return objects.length > 0;
  const typed = objects.filter(({ type }) => typeof type === "string" && WORD_TYPES.test(type)).length;
  if (typed === objects.length && typed > 0 && objects.every((entry) => !("role" in entry))) return true;
  if (name === "turns" || sample.length < 3) return false;
  let spoken = 0;
  let changes = 0;
  let before: string | null = null;
  for (const item of sample) {
    for (const { text, start, speaker } of readItem(item, new Used())) {
      if (!start || /\S\s+\S/.test(text)) return false;
      const who = JSON.stringify(speaker);
      if (who !== before) changes += 1;
      before = who;
      spoken += 1;
    }
  }
  return spoken >= 3 && changes * 2 <= spoken;
}
