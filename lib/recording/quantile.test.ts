import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "./quantile";

test("a quantile is the value at its place among the sorted ones, and the values stay as they are", () => {
  const anyValues = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 200 });
  fc.assert(
    fc.property(anyValues, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const values = Float32Array.from(list);
      const sorted = values.toSorted();
      expect(quantile(values, share)).toEqual(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
      expect(values).toEqual(Float32Array.from(list));
    }),
  );
});

test("many equal values end the search", () => {
  expect(quantile(new Float32Array(100_000).fill(-120), 0.1)).toBe(-120);
});
