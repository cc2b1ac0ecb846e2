import { expect, test } from "vitest";
import { slugFrom } from "./slug";

test.each([
  ["Acme", "acme"],
  ["  Müller & Söhne GmbH ", "muller-sohne-gmbh"],
  ["Straße 12", "strasse-12"],
  ["北京", ""],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("%j gets the address %j", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test.each(["Müller & Söhne GmbH", "A", "-- 9 to 5 --", "x".repeat(90)])(
  "The address made from %j is one that can stand in a URL",
  (name) => {
    expect(slugFrom(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
  },
);
