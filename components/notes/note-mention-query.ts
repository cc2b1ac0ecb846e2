import { folded } from "@/lib/format/folded";
import type { NotePerson } from "./note-desk";

/** What is being typed after an `@`: where the sign stands, and the letters behind it. */
export type MentionQuery = { at: number; letters: string };

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** A name, even a long one, ends somewhere. */
const LONGEST = 60;
const MOST_SHOWN = 6;

/** The mention that the caret stands in, or null. */
export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at < 0 || caret - at > LONGEST || WORD.test(text.slice(0, at).at(-1) ?? "")) return null;
  const letters = text.slice(at + 1, caret);
  return /^\s|\n/.test(letters) ? null : { at, letters };
}

/** The people whose name, or a word of it, begins with `letters`, whatever their accents and case. */
export function peopleFor(letters: string, people: readonly NotePerson[]): NotePerson[] {
  const wanted = folded(letters);
  const fits = ({ name }: NotePerson) => {
    const plain = folded(name);
    return plain.startsWith(wanted) || plain.includes(` ${wanted}`);
  };
  return people.filter(fits).slice(0, MOST_SHOWN);
}
