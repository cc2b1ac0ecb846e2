import { expect, test } from "vitest";
import { MOST_SELECTED, selectRange, withAll, withOne } from "./selected-set";

const items = [..."abcdef"].map((id) => ({ id }));
const none: ReadonlyMap<string, { id: string }> = new Map();
const item = (id: string) => ({ id });
const ids = (selected: ReadonlyMap<string, unknown>) => [...selected.keys()].sort().join("");

test("a press with Shift selects everything in between, in either direction", () => {
  const b = withOne(none, item("b"), true);
  expect(ids(selectRange(b, items, "b", item("e")))).toBe("bcde");
  const e = withOne(none, item("e"), true);
  expect(ids(selectRange(e, items, "e", item("b")))).toBe("bcde");
});

test("a press with Shift on a selected one takes everything in between out", () => {
  const all = withAll(none, items, true);
  expect(ids(selectRange(all, items, "b", item("d")))).toBe("aef");
});

test("a range from an item on another page is the pressed item alone", () => {
  expect(ids(selectRange(none, items, "elsewhere", item("c")))).toBe("c");
});

test("what is selected on another page stays when this page is selected and unselected", () => {
  const other = withOne(none, item("z"), true);
  expect(ids(withAll(withAll(other, items, true), items, false))).toBe("z");
});

test("no more are selected than can be acted on at once", () => {
  const many = Array.from({ length: MOST_SELECTED + 5 }, (_, index) => item(`i${index}`));
  expect(withAll(none, many, true).size).toBe(MOST_SELECTED);
});
