import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseTranscript } from "./normalise";
import { toPassages } from "./passages";
import { toSearchVector, trigramsOf } from "./search-lexemes";
import { markPassage } from "./search-marks";
import { isTooShort, parseSearch, toSearchQuery } from "./search-query";
import { searchTokens } from "./search-tokens";
import { snippetOf } from "./snippet";
import { stemmerOf } from "./stemmers";

const NO_STEMS = new Map();
const folded = (text: string) => searchTokens(text).map((token) => token.folded);

function marked(
  text: string,
  query: string,
  foundBy = { stemPositions: [] as number[], hasTrigrams: false },
) {
  return markPassage(text, parseSearch(query), NO_STEMS, foundBy).map(({ start, end }) =>
    text.slice(start, end),
  );
}

test("words are compared without case and diacritics, however their letters are composed", () => {
  expect(folded("Résumé, STRASSE straße!")).toEqual(["resume", "strasse", "strasse"]);
  expect(folded("re\u0301sume\u0301")).toEqual(folded("résumé"));
  expect(folded("\u1112\u1161\u11ab\u1100\u1173\u11af")).toEqual(folded("한글"));
});

test("scripts without spaces are found by neighbouring characters, beside words in the same run", () => {
  expect(searchTokens("AI店铺经理").map(({ kind, folded }) => [kind, folded])).toEqual([
    ["word", "ai"],
    ["pair", "店铺"],
    ["pair", "铺经"],
    ["pair", "经理"],
    ["end", "理"],
  ]);
});

test("a vector holds each word once, with its places, and quotes what would end it", () => {
  expect(toSearchVector("on and on", new Map([["on", []]]))).toBe("'on':1,3 'and':2");
  expect(toSearchVector("managed", new Map([["managed", ["manag"]]]))).toBe("'managed':1 'manag':1");
  expect(toSearchVector("დღეს", null)).toBe("'დღეს':1 '~დღე':1 '~ღეს':1");
  expect(trigramsOf("ab")).toEqual([]);
});

test("no query can break out of its lexemes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (query) => {
      const outside = toSearchQuery(parseSearch(query), NO_STEMS).replaceAll(/'(?:[^']|'')*'/g, "");
      expect(outside).toMatch(/^[\s()|&<>:*\d]*$/);
    }),
  );
});

test("a query is too short when a single letter or nothing is left of it", () => {
  for (const query of ["", "  ", "a", "?!", '" "', "e ."])
    expect(isTooShort(parseSearch(query)), query).toBe(true);
  for (const query of ["ab", "店", "C 4x", "7 8 ok"])
    expect(isTooShort(parseSearch(query)), query).toBe(false);
});

test("marks words by their beginning, phrases in quotation marks whole, and parts only where they are looked for", () => {
  expect(marked("Leading a team of leaders", "lead")).toEqual(["Leading", "leaders"]);
  expect(marked("a night shift, a shift at night", '"night shift"')).toEqual(["night shift"]);
  expect(marked("undone", "done")).toEqual([]);
  expect(marked("undone", "done", { stemPositions: [], hasTrigrams: true })).toEqual(["undone"]);
  expect(marked("我是店铺经理。经理很忙。", "店铺经理")).toEqual(["店铺经理"]);
  expect(marked("我是店铺经理", "店")).toEqual(["店"]);
});

test("a snippet shows the place and never loses or invents text", () => {
  const text = `${"before ".repeat(40)}needle ${"after ".repeat(60)}`;
  const { pieces, isCutBefore, isCutAfter } = snippetOf(text, [{ start: 280, end: 286 }]);
  expect(pieces.find((piece) => piece.isMatch)?.text).toBe("needle");
  expect([isCutBefore, isCutAfter]).toEqual([true, true]);
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 600 }),
      fc.nat(600),
      fc.nat(80),
      (any, start, length) => {
        const marks = start < any.length ? [{ start, end: Math.min(any.length, start + length) }] : [];
        expect(any).toContain(
          snippetOf(any, marks)
            .pieces.map((piece) => piece.text)
            .join(""),
        );
      },
    ),
  );
});

test("long turns are cut between sentences, with about their time, and keep all they say", () => {
  const text = "Here is one sentence of many that I say. ".repeat(80).trim();
  const transcript = normaliseTranscript([{ speaker: "Candidate", text, start: 10, end: 110 }]);
  const passages = toPassages(transcript);
  expect(passages.length).toBeGreaterThan(2);
  expect(passages.map((passage) => passage.text).join("")).toBe(text);
  for (const passage of passages) expect(passage.text).toMatch(/^Here .*\.\s*$/);
  const starts = passages.map((passage) => passage.startMs ?? -1);
  expect(starts[0]).toBe(10_000);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(new Set(starts).size).toBe(starts.length);
});

test("any turn, however long and in whatever script, is kept whole", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 900, maxLength: 4000 }), (text) => {
      const turn = { id: "1", speakerId: null, text: `a${text}`, startMs: null, endMs: null };
      const passages = toPassages({ ...normaliseTranscript([]), turns: [turn] });
      for (const passage of passages) expect(turn.text).toContain(passage.text);
      const letters = /[\p{L}\p{N}]/gu;
      expect(passages.flatMap((passage) => passage.text.match(letters) ?? [])).toEqual(
        turn.text.match(letters),
      );
    }),
  );
});

test("a language has the stemmer of its primary tag, whatever it is called besides", () => {
  expect(stemmerOf("en-GB")).toBe("english_stem");
  expect(stemmerOf("PT_br")).toBe("portuguese_stem");
  for (const language of [null, "ka", "zh-Hant", "constructor", ""]) expect(stemmerOf(language)).toBeNull();
});
