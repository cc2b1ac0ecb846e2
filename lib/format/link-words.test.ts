import { expect, test } from "vitest";
import { linkWords } from "./link-words";

const linked = (text: string) => linkWords(text).flatMap(({ href }) => href ?? []);

test.each([
  ["See https://a.example/b?c=1.", ["https://a.example/b?c=1"]],
  ["(https://a.example/b)", ["https://a.example/b"]],
  ["https://a.example/b_(c), and more", ["https://a.example/b_(c)"]],
  ["“me@a.example”, or you@b.example!", ["mailto:me@a.example", "mailto:you@b.example"]],
  ["javascript://a.example ftp://b.example www.c.example a@b", []],
  ["", []],
])("%j leads to %j", (text, addresses) => {
  expect(linked(text)).toEqual(addresses);
  expect(
    linkWords(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});
