import { expect, test } from "vitest";
import { z } from "zod";
import { formOf, parseInput } from "./parse";

const schema = z.object({ body: z.string().min(1, "Write something first."), atMs: z.number().nullable() });

test("input of the right form comes through", () => {
  expect(parseInput(schema, { body: "fine", atMs: null, extra: 1 })).toEqual({ body: "fine", atMs: null });
});

test("what is wrong is said, with the field's name", () => {
  expect(() => parseInput(schema, { body: "", atMs: null })).toThrow("body: Write something first.");
  expect(() => parseInput(schema, null)).toThrow(/expected object/i);
});

test("what is wrong is said of every field, the first of several about one", () => {
  const form = z.object({
    name: z.string().min(3, "Too short.").regex(/^a/, "Begin with a."),
    days: z.int(),
  });
  const refused = expect.objectContaining({
    details: { fields: { name: "Too short.", days: expect.stringMatching(/number/i) } },
  });
  expect(() => parseInput(form, { name: "b", days: "x" })).toThrow(refused);
});

test("a form is its fields, and what is no form has none", () => {
  const schema = formOf(z.object({ name: z.string().catch("") }));
  const form = new FormData();
  form.set("name", "Robin");
  expect(parseInput(schema, form)).toEqual({ name: "Robin" });
  expect(parseInput(schema, "no form")).toEqual({ name: "" });
  form.set("name", "a\0b");
  expect(() => parseInput(schema, form)).toThrow("NUL");
});

test("text that no database column can hold is refused wherever it stands", () => {
  expect(() => parseInput(schema, { body: "a\0b", atMs: null })).toThrow("NUL");
  expect(() => parseInput(z.array(z.string()), ["fine", "\0"])).toThrow("NUL");
  expect(parseInput(z.string(), String.raw`\u0000`)).toBe(String.raw`\u0000`);
});
