import { expect, test } from "vitest";
import { initials } from "./initials";

test.each([
  ["Ada Lovelace", "AL"],
  ["  ada  maria king  lovelace ", "AL"],
  ["Acme", "A"],
  ["", ""],
  ["محمد علي", "مع"],
  ["👩‍💻 Studio", "👩‍💻S"],
])("%j is shortened to %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
