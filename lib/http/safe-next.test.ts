import { expect, test } from "vitest";
import { safeNextPath } from "./safe-next";

test("a path of our own is kept with its query", () => {
  expect(safeNextPath("/t/acme/interviews?status=completed")).toBe("/t/acme/interviews?status=completed");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/t/..//evil.example",
  "/%2e%2e//evil.example",
  "/..\\/evil.example",
  "/./\\evil.example/%2e%2e",
  "/..///evil.example",
  "/.%2E/\t/evil.example",
  "",
  undefined,
  ["/"],
])("%j leads home instead of elsewhere", (next) => {
  expect(safeNextPath(next)).toBe("/");
});
