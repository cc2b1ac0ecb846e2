import { expect, test } from "vitest";
import { normaliseTranscript } from "@/lib/transcript/normalise";
import { searchTurns } from "@/lib/transcript/search-turns";
import { toPieces } from "./text-pieces";

test("marks every match and loses no letter", () => {
  const text = "Résumé, resume: a RESUME 🎧 resume";
  const matches = searchTurns(normaliseTranscript([{ speaker: "A", text }]), "resume");
  const pieces = toPieces(text, matches);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.filter((piece) => piece.isMatch).map((piece) => piece.text)).toEqual([
    "Résumé",
    "resume",
    "RESUME",
    "resume",
  ]);
});

test("leaves a text without matches whole", () => {
  expect(toPieces("Hello", [])).toEqual([{ start: 0, text: "Hello", isMatch: false }]);
});
