import { compose } from "../compose";
/**
 * How long a text takes to say, in syllables. Scripts differ in what a letter stands for: a Han character is a
 * syllable, a kana a mora, an Arabic letter a consonant, and letters with vowels are counted by their vowels.
 */
export function speechWeight(text: string): number {
  let weight = 0;
  for (const [word] of compose(text).matchAll(WORD)) weight += wordWeight(word);
  return weight;
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}'’]+|[%€$£&@+=°#]/gu;
const VOWEL = /[aeiouyæœøıəɛɔаеёиоуыэюяіїєαεηιουωაეიოუաեէըիոօ]/u;
const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SMALL_KANA = /[ぁぃぅぇぉゃゅょァィゥェォャュョ]/u;
const VOWELLED =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}]/u;
const DIGIT = 1.7;
const SYMBOL = 2;
/** Of a syllable. */
const MORA = 0.85;
const CONSONANT_LETTER = 0.42;
const INDIC_LETTER = 0.75;
/** Half by vowels and half by letters: neither says it alone. */
const LETTER_IN_WORD = 0.17;
const VOWEL_IN_WORD = 0.5;

function wordWeight(word: string): number {
  if (/^\p{N}/u.test(word)) return DIGIT * [...word].filter((letter) => /\p{N}/u.test(letter)).length;
  if (!/\p{L}/u.test(word)) return SYMBOL;
  if (isSpelled(word)) return 1.2 * word.length;
  let weight = 0;
  let afterVowel = false;
  for (const letter of word.toLowerCase()) {
    const isVowel = VOWEL.test(letter.normalize("NFD").charAt(0));
    weight += letterWeight(letter, isVowel && !afterVowel);
    afterVowel = isVowel;
  }
  return Math.max(weight, 0.5);
}

/** An abbreviation such as AWS. */
function isSpelled(word: string): boolean {
  return word.length >= 2 && word.length <= 4 && /^\p{Lu}+$/u.test(word);
}

function letterWeight(letter: string, startsSyllable: boolean): number {
  if (VOWELLED.test(letter)) return LETTER_IN_WORD + (startsSyllable ? VOWEL_IN_WORD : 0);
  if (SYLLABIC.test(letter)) return 1;
  if (KANA.test(letter)) return SMALL_KANA.test(letter) ? 0 : MORA;
  if (/\p{M}/u.test(letter) || !/\p{L}/u.test(letter)) return 0;
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? CONSONANT_LETTER : INDIC_LETTER;
}
