import { expect, test } from "vitest";
import { foldedText, pieceOf, searchWords } from "./search-grams";

test("a name with any apostrophe is found by any other", () => {
  for (const name of ["Liam O'Connor", "Liam O’Connor", "Liam Oʼconnor", "Liam O`Connor"])
    for (const query of ["O'Connor", "o’connor", "Oʼconnor liam"])
      for (const piece of searchWords(query).map(pieceOf)) expect(foldedText(name)).toContain(piece);
});
