import { expect, test } from "vitest";
import { mentionQuery, peopleFor } from "./note-mention-query";

const people = ["Tom Okafor", "Tomás Núñez", "Nora Feld", "سامي حداد"].map((name) => ({
  userId: name,
  name,
  hint: null,
}));
const found = (letters: string) => peopleFor(letters, people).map(({ name }) => name);

test("an @ that begins a word asks for a name until the line or the name ends", () => {
  expect(mentionQuery("Ask @to", 7)).toEqual({ at: 4, letters: "to" });
  expect(mentionQuery("@", 1)).toEqual({ at: 0, letters: "" });
  expect(mentionQuery("@Tom Ok", 7)).toEqual({ at: 0, letters: "Tom Ok" });
  expect(mentionQuery("me@to", 5)).toBeNull();
  expect(mentionQuery("@ to", 4)).toBeNull();
  expect(mentionQuery("@to\nmore", 8)).toBeNull();
  expect(mentionQuery("before @to", 3)).toBeNull();
});

test("people are found by any word of their name, without accents too, and no longer after the whole name", () => {
  expect(found("tom")).toEqual(["Tom Okafor", "Tomás Núñez"]);
  expect(found("nune")).toEqual(["Tomás Núñez"]);
  expect(found("tom oka")).toEqual(["Tom Okafor"]);
  expect(found("حداد")).toEqual(["سامي حداد"]);
  expect(found("Tom Okafor ")).toEqual([]);
  expect(found("om")).toEqual([]);
});
