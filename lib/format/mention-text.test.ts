import { expect, test } from "vitest";
import { findMentioned, splitMentions } from "./mention-text";

const names = (text: string, labels: string[]) =>
  splitMentions(text, labels).flatMap(({ label }) => (label === null ? [] : [label]));

test("finds names after an @, the longest that fits, and loses no text", () => {
  const text = "Ask @Tom Okafor, not @Tom. (@Tom) @Tomas";
  const pieces = splitMentions(text, ["Tom", "Tom Okafor"]);
  expect(pieces.flatMap(({ label }) => label ?? [])).toEqual(["Tom Okafor", "Tom", "Tom"]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.every((piece) => text.startsWith(piece.text, piece.start))).toBe(true);
});

test("an email address, an unknown name and part of a name call upon nobody", () => {
  expect(names("robin@Tom tom@Tom @Unknown @Tomasz @ Tom", ["Tom"])).toEqual([]);
});

test("finds names of any script and with signs that mean something to a pattern", () => {
  expect(names("שאל את @נועה לוי. @李小龍 @A.(b)*", ["נועה לוי", "李小龍", "A.(b)*"])).toEqual([
    "נועה לוי",
    "李小龍",
    "A.(b)*",
  ]);
});

test("of two people with one name, the picked one is meant, or both", () => {
  const people = [
    { userId: "1", name: "Kim Lee" },
    { userId: "2", name: "Kim Lee" },
    { userId: "3", name: "Tom" },
  ];
  const ids = (picked: string[]) =>
    findMentioned("@Kim Lee and @Tom", people, picked).map(({ userId }) => userId);
  expect(ids(["2"])).toEqual(["2", "3"]);
  expect(ids([])).toEqual(["1", "2", "3"]);
  expect(findMentioned("nobody", people, ["1"])).toEqual([]);
});
