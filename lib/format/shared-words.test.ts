import { expect, test } from "vitest";
import { askingWords, sharedAmount } from "./shared-words";

test("says who asks, for what, and how long it takes", () => {
  const sender = { senderName: "Nora Feld", organisation: "Acme" };
  expect(askingWords({ ...sender, asksForFeedback: true, interviewCount: 3, totalSec: 530 })).toBe(
    "Nora Feld at Acme asks for your view: 3 interviews, 9 minutes",
  );
  expect(askingWords({ ...sender, asksForFeedback: false, interviewCount: 1, totalSec: 20 })).toBe(
    "Nora Feld at Acme shared this with you: 1 interview, 1 minute",
  );
});

test("gives no time that is not known", () => {
  expect(sharedAmount({ interviewCount: 2, totalSec: 0 })).toBe("2 interviews");
});
