import { z } from "zod";
import { toPlainName } from "./plain-name";

/** What is refused: a name that is empty (by default none is), and one that is too long. */
type Refusals = { empty?: string; tooLong?: string };

/** A name that somebody types, as one line of what can be seen, of at most `max` characters. */
export function typedName(
  max: number,
  { empty, tooLong = `Names can have at most ${max} characters.` }: Refusals = {},
) {
  const plain = z.string().max(max, tooLong);
  return z
    .string()
    .max(10_000, tooLong)
    .transform(toPlainName)
    .pipe(empty === undefined ? plain : plain.min(1, empty));
}
