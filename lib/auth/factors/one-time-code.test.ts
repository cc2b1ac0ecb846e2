import { expect, test } from "vitest";
import { enrolmentAddress, newRecoveryCode, newSecret, normaliseCode, stepOf } from "./one-time-code";

// RFC 6238 appendix B, SHA-1: the ASCII secret 12345678901234567890, the last six of eight digits.
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [20_000_000_000, "353130"],
])("at second %d the code of the RFC is right, and names its time step", (second, code) => {
  expect(stepOf(RFC_SECRET, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("a code is good for one step before and after its own, and no longer", () => {
  const [atMs, step] = [59_000, 1];
  for (const off of [-30_000, 0, 30_000]) expect(stepOf(RFC_SECRET, "287082", atMs + off)).toBe(step);
  for (const off of [-60_000, 61_000]) expect(stepOf(RFC_SECRET, "287082", atMs + off)).toBeNull();
});

test("what is no code of six digits is wrong, whatever it is", () => {
  for (const code of ["", "28708", "2870820", "abcdef", "28708２", "-87082", "287082\0"])
    expect(stepOf(RFC_SECRET, code, 59_000)).toBeNull();
});

test("an app is told whose account it is", () => {
  const address = new URL(enrolmentAddress(newSecret(), "ada+x@example.test"));
  expect(decodeURIComponent(address.pathname)).toContain("Debrief:ada+x@example.test");
  expect(address.searchParams.get("secret")).toMatch(/^[A-Z2-7]{32}$/);
});

test("recovery codes are all different, and read the same with or without dashes and capitals", () => {
  const codes = Array.from({ length: 500 }, newRecoveryCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  expect(normaliseCode(" ABCD-efgh ijkm-2345")).toBe("abcdefghijkm2345");
});
