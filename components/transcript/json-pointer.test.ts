import { expect, test } from "vitest";
import { childPointer, isWithin, pointerParts } from "./json-pointer";

test("keys with slashes and tildes come back as they were", () => {
  const pointer = childPointer(childPointer("", "a/b~c"), 3);
  expect(pointer).toBe("/a~1b~0c/3");
  expect(pointerParts(pointer)).toEqual(["a/b~c", "3"]);
});

test("a neighbour whose name begins alike is not inside", () => {
  expect(isWithin("/turns/1/text", "/turns/1")).toBe(true);
  expect(isWithin("/turns/10", "/turns/1")).toBe(false);
  expect(isWithin("/turns", "")).toBe(true);
});
