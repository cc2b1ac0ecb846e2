import { expect, test } from "vitest";
import { languageName } from "./language-name";

test.each([
  ["de", "German"],
  ["ar", "Arabic"],
  ["pt-BR", "Brazilian Portuguese"],
  ["en_GB", "British English"],
  [" he ", "Hebrew"],
])("%s is shown by its name", (tag, name) => {
  expect(languageName(tag)).toBe(name);
});

test.each(["English", "", "not a tag", "x"])("What is no language tag (%j) is shown as it came", (tag) => {
  expect(languageName(tag)).toBe(tag);
});
