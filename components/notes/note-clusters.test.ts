import { expect, test } from "vitest";
import { toClusters } from "./note-clusters";

const marks = (...places: number[]) => places.map((atPx) => ({ atPx, item: atPx }));

test("marks closer than the gap become one, and no two that are left are closer than it", () => {
  const clusters = toClusters(marks(100, 0, 10, 23, 24, 47, 60), 24);
  expect(clusters).toEqual([
    { atPx: 0, items: [0, 10, 23] },
    { atPx: 24, items: [24, 47] },
    { atPx: 60, items: [60] },
    { atPx: 100, items: [100] },
  ]);
});

test("every mark is in one of them, however many there are", () => {
  const places = Array.from({ length: 60 }, (_, index) => (index * 37) % 300);
  const clusters = toClusters(marks(...places), 24);
  expect(clusters.flatMap(({ items }) => items).toSorted((a, b) => a - b)).toEqual(
    places.toSorted((a, b) => a - b),
  );
  expect(
    clusters.every(({ atPx }, index) => index === 0 || atPx - (clusters[index - 1]?.atPx ?? 0) >= 24),
  ).toBe(true);
});
