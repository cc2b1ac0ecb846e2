import { expect, test } from "vitest";
import { problemOf, productionPackages } from "../check-licences.mjs";

const lock = {
  packages: {
    "": { name: "debrief" },
    "node_modules/open": { version: "1.0.0", license: "(MIT OR Apache-2.0)" },
    "node_modules/open/node_modules/closed": { version: "2.0.0", license: "MIT AND GPL-3.0-only" },
    "node_modules/silent": { version: "3.0.0" },
    "node_modules/a-tool": { version: "4.0.0", license: "GPL-3.0-only", dev: true },
  },
};

test("packages for production under a licence that is not allowed, or none, are named with it", () => {
  expect(productionPackages(lock).flatMap((one) => problemOf(one) ?? [])).toEqual([
    "closed 2.0.0 is under GPL-3.0-only, which is not allowed.",
    "silent 3.0.0 is under none named, which is not allowed.",
  ]);
});

test("an exception is for its own packages alone", () => {
  const licence = "LGPL-3.0-or-later";
  expect(problemOf({ name: "@img/sharp-libvips-linux-x64", version: "1.0.0", licence })).toBeNull();
  expect(problemOf({ name: "other", version: "1.0.0", licence })).not.toBeNull();
});
