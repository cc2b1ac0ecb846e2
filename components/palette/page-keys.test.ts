import { expect, test } from "vitest";
import { pageKeys } from "./page-keys";

const labels = (pathname: string) => pageKeys(pathname)?.map(({ label }) => label);

test("shows the keys of the page that is open, and leaves the player's to it", () => {
  expect(labels("/t/acme/interviews")).toContain("Select the row");
  expect(labels("/t/acme/candidates")).not.toContain("Select the row");
  expect(labels("/t/acme/settings/people")).toEqual([
    "Search or jump to anything",
    "Show keyboard shortcuts",
  ]);
  expect(labels("/t/acme/interviews/1")).toBeUndefined();
});
