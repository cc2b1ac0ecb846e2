import { expect, test } from "vitest";
import { DEFAULT_WORDS, fillWords, languagesFor, unknownPlaceholders } from "./mail-words";
import { inviteWordsSchema, nextMailAt } from "./rules";

const VALUES = {
  ...{ name: "Ada", role: "Nurse", organisation: "Acme", language: "en" },
  expiresAt: new Date("2026-12-07T23:59:00Z"),
};

test("nothing in braces is left of our own words, and somebody without a name is greeted without one", () => {
  for (const words of Object.values(DEFAULT_WORDS)) {
    const { subject, body, button } = fillWords(words, VALUES);
    expect(`${subject}${body}${button}`).not.toMatch(/[{}]/);
    expect(body).toContain("Hello Ada,");
    expect(fillWords(words, { ...VALUES, name: null }).body).toContain("Hello,");
  }
});

test("days are written as the interview's language does, and as English where it is unknown", () => {
  const day = (language: string) =>
    fillWords({ subject: "{expires}", body: "", button: "" }, { ...VALUES, language }).subject;
  expect(day("de")).toBe("7. Dezember 2026");
  expect(day("en-GB")).toBe("7 December 2026");
  expect(day("not a language")).toBe("7 December 2026");
});

test("what stands for nothing is named before it is mailed", () => {
  expect(unknownPlaceholders("{name} {nmae} {} {role}")).toEqual(["nmae", ""]);
  const words = { kind: "invitation", language: "DE", subject: "{rolle}", body: "B", button: "G" };
  const parsed = inviteWordsSchema.safeParse(words);
  expect(parsed.error?.issues[0]).toMatchObject({
    path: ["subject"],
    message: "{rolle} stands for nothing.",
  });
});

test("a regional language falls back to its language", () => {
  expect(languagesFor("pt_BR")).toEqual(["pt-br", "pt"]);
  expect(languagesFor("de")).toEqual(["de"]);
});

test("reminders follow the mail before, as many as the rule says", () => {
  const now = new Date("2026-12-01T10:00:00Z");
  const rules = { reminderDays: 2, mostReminders: 1 };
  expect(nextMailAt(rules, { mailCount: 0, mailedAt: null }, now)).toEqual(now);
  expect(nextMailAt(rules, { mailCount: 1, mailedAt: now }, now)).toEqual(new Date("2026-12-03T10:00:00Z"));
  expect(nextMailAt(rules, { mailCount: 2, mailedAt: now }, now)).toBeNull();
});
