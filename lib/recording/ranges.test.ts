import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRange } from "./ranges";

const one = (first: number, last: number) => ({ kind: "ranges", ranges: [{ first, last }] });

test("one range, open, closed or from the end, is cut to the size", () => {
  expect(parseRange("bytes=0-99", 1000)).toEqual(one(0, 99));
  expect(parseRange("bytes=0-", 1000)).toEqual(one(0, 999));
  expect(parseRange("bytes=900-5000", 1000)).toEqual(one(900, 999));
  expect(parseRange("bytes=-100", 1000)).toEqual(one(900, 999));
  expect(parseRange("bytes=-5000", 1000)).toEqual(one(0, 999));
  expect(parseRange("BYTES= 5-5 ,", 1000)).toEqual(one(5, 5));
  expect(parseRange("bytes=0-99999999999999999999999", 1000)).toEqual(one(0, 999));
});

test("a range that begins behind the end, or asks for no bytes, cannot be satisfied", () => {
  for (const header of ["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-"]) {
    expect(parseRange(header, 1000)).toEqual({ kind: "unsatisfiable" });
  }
  expect(parseRange("bytes=0-0", 0)).toEqual({ kind: "unsatisfiable" });
});

test("a malformed header and a unit that is not bytes are ignored", () => {
  const malformed = [
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=5-2",
    "bytes=1-2,x",
    "items=0-1",
    "bytes=1 -2",
    "bytes=--1",
    "bytes=1-2-3",
    "bytes=0x1-2",
    "bytes=+1-2",
  ];
  for (const header of [undefined, ...malformed]) {
    expect(parseRange(header, 1000), header ?? "none").toEqual({ kind: "whole" });
  }
});

test("several ranges keep their order, and those that overlap or nearly touch become one", () => {
  expect(parseRange("bytes=900-999,0-9", 1000)).toEqual({
    kind: "ranges",
    ranges: [
      { first: 900, last: 999 },
      { first: 0, last: 9 },
    ],
  });
  expect(parseRange("bytes=0-99,50-149,150-199", 1000)).toEqual(one(0, 199));
  expect(parseRange("bytes=0-0,-1000,4000-", 1000)).toEqual(one(0, 999));
});

test("more ranges than any player needs are refused", () => {
  const many = Array.from({ length: 9 }, (_, index) => `${index * 1000}-${index * 1000}`).join(",");
  expect(parseRange(`bytes=${many}`, 1_000_000)).toEqual({ kind: "unsatisfiable" });
});

test("whatever is asked for, the ranges lie inside the recording and are never more than the whole of it", () => {
  const edge = fc.option(fc.nat(3000), { nil: "" });
  const specs = fc.array(
    fc.tuple(edge, edge).map((pair) => pair.join("-")),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(specs, fc.nat(2000), (list, sizeBytes) => {
      const answer = parseRange(`bytes=${list.join(",")}`, sizeBytes);
      if (answer.kind !== "ranges") return;
      let sumBytes = 0;
      for (const { first, last } of answer.ranges) {
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeGreaterThanOrEqual(first);
        expect(last).toBeLessThan(sizeBytes);
        sumBytes += last - first + 1;
      }
      expect(sumBytes).toBeLessThanOrEqual(sizeBytes);
    }),
  );
});
