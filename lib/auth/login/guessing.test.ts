import { expect, test } from "vitest";
import { isEasyToGuess } from "./guessing";

const OWNER = ["Maya Lindqvist", "maya.lindqvist@bright.test", "Bright Staffing"];

test.each([
  "password123!",
  "Passwort2026",
  "P@ssw0rd!!",
  "1234567890",
  "1q2w3e4r5t",
  "mnbvcxzlkjh",
  "aaaaaaaaaaaa",
  "debrief2026!",
  "DebriefDebrief",
  "Interview#1",
  "Sommer2026!",
  "Maya.Lindqvist1",
  "mayalindqvist",
  "BrightStaffing26",
  "ab12".repeat(50),
])("%s is refused", (password) => {
  expect(isEasyToGuess(password, OWNER)).toBe(true);
});

test.each([
  "correct horse battery",
  "a long enough password",
  "xK3-parapet-owl",
  "kJ8#mQ2$xL",
  "пароль для всех нас",
  "1979 geese sang",
  `${"Nobody guesses this sentence, "}${"and so it goes on. ".repeat(8)}`,
])("%s is fine", (password) => {
  expect(isEasyToGuess(password, OWNER)).toBe(false);
});

test("a name is a bad password for its owner only", () => {
  expect(isEasyToGuess("Okonkwo.Baptiste", OWNER)).toBe(false);
  expect(isEasyToGuess("Okonkwo.Baptiste", ["Baptiste Okonkwo"])).toBe(true);
});
