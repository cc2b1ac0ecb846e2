import { expect, test } from "vitest";
import { isUnfinished, KNOWN_STATUSES, statusLabel } from "./interview-status";

test("Each status of the platform has a name people understand", () => {
  expect(KNOWN_STATUSES.map(statusLabel)).toEqual(["Invited", "In progress", "Completed", "Failed"]);
});

test("A status the platform added later is shown as it is and watched on", () => {
  expect(statusLabel("needs_consent")).toBe("needs_consent");
  expect(isUnfinished("needs_consent")).toBe(true);
});

test("Only completed and failed interviews are finished", () => {
  expect(KNOWN_STATUSES.filter(isUnfinished)).toEqual(["initiated", "active"]);
});
