import { expect, test } from "vitest";
import { isObviousPassword } from "./obvious-password";

test.each([
  "password123!",
  "Passwort2026",
  "1234567890",
  "0987654321",
  "abcdefghij",
  "qwertyuiop",
  "mnbvcxzlkjh",
  "aaaaaaaaaaaa",
  "debrief2026!",
  "DebriefDebrief",
  "welcomewelcome1",
])("%s is refused", (password) => {
  expect(isObviousPassword(password)).toBe(true);
});

test.each([
  "correct horse battery",
  "a long enough password",
  "xK3-parapet-owl",
  "пароль для всех нас",
  "1979 geese sang",
])("%s is fine", (password) => {
  expect(isObviousPassword(password)).toBe(false);
});
