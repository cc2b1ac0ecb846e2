const NOT_LETTERS = /[^\p{L}\p{M}\p{N}]+/gu;

/** Only the letters and digits, in lower case: two texts with the same ones say the same words. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(NOT_LETTERS, "");
}
