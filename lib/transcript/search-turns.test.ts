import fc from "fast-check";
import { expect, test } from "vitest";
import { searchTurns } from "./search-turns";
import type { Transcript } from "./types";

const transcriptOf = (...texts: string[]): Transcript => ({
  version: 1,
  language: null,
  source: "untimed",
  speakers: [],
  turns: texts.map((text, index) => ({
    id: String(index),
    speakerId: null,
    text,
    startMs: null,
    endMs: null,
  })),
  unrecognised: [],
});

const found = (text: string, query: string) =>
  searchTurns(transcriptOf(text), query).map(({ start, end }) => text.slice(start, end));

test("finds words whatever their case and diacritics", () => {
  expect(found("My Résumé, my resume", "RESUME")).toEqual(["Résumé", "resume"]);
  expect(found("re\u0301sume\u0301!", "résumé")).toEqual(["re\u0301sume\u0301"]);
  expect(found("Straße", "strasse")).toEqual(["Straße"]);
  expect(found("مَرْحَباً", "مرحبا")).toEqual(["مَرْحَباً"]);
  expect(found("გამარჯობა", "მარ")).toEqual(["მარ"]);
  expect(found("Ὀδυσσεύς", "οδυσσευσ")).toEqual(["Ὀδυσσεύς"]);
});

test("gives offsets into the text as it is, also after letters that change their length", () => {
  expect(found("İİİ then here", "here")).toEqual(["here"]);
  expect(found("👩🏽‍🚒👍 ﬁne work", "fine")).toEqual(["ﬁne"]);
  expect(searchTurns(transcriptOf("no", "İstanbul istanbul"), "istanbul")).toEqual([
    { turnIndex: 1, start: 0, end: 8 },
    { turnIndex: 1, start: 9, end: 17 },
  ]);
});

test("finds nothing for an empty query and reads signs as signs", () => {
  expect(found("a.b*c", "")).toEqual([]);
  expect(found("a.b*c", "   ")).toEqual([]);
  expect(found("a.b*c (x)", ".B*")).toEqual([".b*"]);
});

test("matches across any white space and does not overlap", () => {
  expect(found("one\ntwo one two", "one two")).toEqual(["one\ntwo", "one two"]);
  expect(found("aaaa", "aa")).toHaveLength(2);
});

test("stops at ten thousand matches", () => {
  expect(searchTurns(transcriptOf("a ".repeat(50_000)), "a")).toHaveLength(10_000);
});

test("marks what it found at the place where it is, in any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", minLength: 1 }),
      (before, said) => {
        fc.pre(/\p{L}/u.test(said.normalize("NFKD").replace(/\p{M}/gu, "")));
        const text = `${before}|${said.trim()}|`;
        const hits = searchTurns(transcriptOf(text), said.trim());
        expect(hits.every(({ start, end }) => start >= 0 && start < end && end <= text.length)).toBe(true);
        expect(hits.length).toBeGreaterThan(0);
      },
    ),
  );
});
