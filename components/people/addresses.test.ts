import { expect, test } from "vitest";
import { addressesIn } from "./addresses";

test("takes addresses as other programs copy them", () => {
  expect(addressesIn("ada@acme.test")).toEqual(["ada@acme.test"]);
  expect(addressesIn("ada@acme.test, bo@acme.test;cy@acme.test\n\tdi@acme.test\n")).toEqual([
    "ada@acme.test",
    "bo@acme.test",
    "cy@acme.test",
    "di@acme.test",
  ]);
  expect(addressesIn('Ada Lovelace <ada@acme.test>, "Bo, Jr" <bo@acme.test>\nada@acme.test')).toEqual([
    "ada@acme.test",
    "bo@acme.test",
  ]);
});
