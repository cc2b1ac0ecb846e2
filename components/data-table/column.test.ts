import { expect, test } from "vitest";
import { nextDirection } from "./column";

test("a header orders by itself, then the other way round, then as usual", () => {
  expect(nextDirection(null, "desc")).toBe("desc");
  expect(nextDirection("desc", "desc")).toBe("asc");
  expect(nextDirection("asc", "desc")).toBeNull();
  expect(nextDirection("asc", "asc")).toBe("desc");
  expect(nextDirection("desc", "asc")).toBeNull();
});
