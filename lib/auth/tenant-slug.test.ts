import { expect, test } from "vitest";
import { isTenantSlug } from "./tenant-slug";

test("only a text names a tenant, whatever else reads like one when it is written out", () => {
  expect(isTenantSlug("acme-2")).toBe(true);
  for (const odd of [null, undefined, ["acme"], { toString: () => "acme" }, 7, "", "Acme", "-a"])
    expect([odd, isTenantSlug(odd)]).toEqual([odd, false]);
});
