import { expect, test } from "vitest";
import { normaliseTranscript } from "./normalise";
import { listQuestions } from "./questions";

const titles = (turns: [string, string][]) =>
  listQuestions(normaliseTranscript(turns.map(([speaker, text]) => ({ speaker, text })))).map(
    ({ title }) => title,
  );

test("lists what the interviewer asks, by the sentence that asks", () => {
  const turns: [string, string][] = [
    ["interviewer", "Hello, thank you. What did you do last? Take your time."],
    ["candidate", "Do you mean my last job? I packed boxes."],
    ["interviewer", "I see. Thank you."],
    ["candidate", "Sure."],
    ["interviewer", "Why did you leave?"],
  ];
  expect(titles(turns)).toEqual(["What did you do last?", "Why did you leave?"]);
});

test("knows the question marks of other scripts", () => {
  const ask = (text: string) =>
    titles([
      ["interviewer", text],
      ["candidate", "…words"],
    ]);
  expect(ask("مرحباً بك. ماذا تفعل إذا وصل ضيف؟")).toEqual(["ماذا تفعل إذا وصل ضيف؟"]);
  expect(ask("Γεια σας. Τι κάνατε πριν;")).toEqual(["Τι κάνατε πριν;"]);
  expect(ask("გამარჯობა. როგორ აუხსენით ეს ადამიანებს?")).toEqual(["როგორ აუხსენით ეს ადამიანებს?"]);
  expect(ask("Hola, gracias, ¿qué experiencia tienes?")).toEqual(["¿qué experiencia tienes?"]);
  expect(ask("你好。你为什么想来这里？")).toEqual(["你为什么想来这里？"]);
});

test("takes every answered turn when nobody writes question marks", () => {
  expect(
    titles([
      ["interviewer", "tell me about your last job"],
      ["candidate", "i packed boxes"],
      ["interviewer", "thank you"],
    ]),
  ).toEqual(["tell me about your last job"]);
});

test("takes the speaker who asks most for the interviewer when no part is known", () => {
  expect(
    titles([
      ["Ann", "Who are you?"],
      ["Bob", "I am Bob."],
      ["Ann", "And why are you here?"],
      ["Bob", "Why not?"],
    ]),
  ).toEqual(["Who are you?", "And why are you here?"]);
});

test("shortens a long title at a word and never inside a character", () => {
  const [long = ""] = titles([
    ["interviewer", `${"Could you perhaps tell me a little more about ".repeat(4)}that?`],
    ["candidate", "Yes."],
  ]);
  expect(long.length).toBeLessThanOrEqual(90);
  expect(long).toMatch(/[a-z]…$/);
  const [emoji = ""] = titles([
    ["interviewer", `${"👍".repeat(80)} what?`],
    ["candidate", "Yes."],
  ]);
  expect(emoji).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});

test("lists nothing for a talk without known speakers", () => {
  expect(listQuestions(normaliseTranscript("Only text. Who speaks?"))).toEqual([]);
});
