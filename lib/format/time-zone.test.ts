import { expect, test } from "vitest";
import { toTimeZone } from "./time-zone";

test("takes a time zone from a cookie and nothing else", () => {
  expect(toTimeZone("Asia%2FKathmandu")).toMatch(/^Asia\/Kat(h)?mandu$/);
  for (const value of [undefined, "", "Nowhere/Else", "%E0%A4%A", "x".repeat(5000)])
    expect(toTimeZone(value)).toBe("UTC");
});
