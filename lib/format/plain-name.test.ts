import { expect, test } from "vitest";
import { toPlainName } from "./plain-name";

test.each([
  ["  Ada\r\nExample\t ", "Ada Example"],
  ["\u200bAda\u2060", "Ada"],
  ["\u202egnp.exe", "gnp.exe"],
  ["\u200b\u200d\ufeff ", ""],
  ["\u0000\u0007", ""],
  ["نرگس\u200cسادات", "نرگس\u200cسادات"],
  ["O’Connor-Łukasz 3rd", "O’Connor-Łukasz 3rd"],
])("the name %j is %j", (text, plain) => {
  expect(toPlainName(text)).toBe(plain);
});
