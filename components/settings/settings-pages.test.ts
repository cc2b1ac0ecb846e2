import { expect, test } from "vitest";
import { matchingPages, SETTINGS_GROUPS, settingsPages } from "./settings-pages";

const labels = (pages: { label: string }[]) => pages.map(({ label }) => label);

test("every page stands in one of the five groups, and those without the right see fewer", () => {
  const all = settingsPages("acme", () => true);
  expect(new Set(all.map(({ group }) => group))).toEqual(new Set(SETTINGS_GROUPS));
  const few = settingsPages("acme", () => false);
  expect(labels(few)).not.toContain("Audit log");
  expect(labels(few)).toContain("Account");
});

test("a setting is found by what it is for", () => {
  const all = settingsPages("acme", () => true);
  expect(labels(matchingPages(all, "slack"))).toEqual(["Webhooks"]);
  expect(labels(matchingPages(all, " LOGO "))).toEqual(["Brand"]);
  expect(labels(matchingPages(all, "team log"))).toEqual(["Audit log"]);
  expect(matchingPages(all, "zebra")).toEqual([]);
  expect(matchingPages(all, "")).toEqual(all);
});
