import { expect, test } from "vitest";
import { z } from "zod";
import { parseInput } from "./parse";

const schema = z.object({ body: z.string().min(1, "Write something first."), atMs: z.number().nullable() });

test("input of the right form comes through", () => {
  expect(parseInput(schema, { body: "fine", atMs: null, extra: 1 })).toEqual({ body: "fine", atMs: null });
});

test("what is wrong is said, with the field's name", () => {
  expect(() => parseInput(schema, { body: "", atMs: null })).toThrow("body: Write something first.");
  expect(() => parseInput(schema, null)).toThrow(/expected object/i);
});

test("text that no database column can hold is refused wherever it stands", () => {
  expect(() => parseInput(schema, { body: "a\0b", atMs: null })).toThrow("NUL");
  expect(() => parseInput(z.array(z.string()), ["fine", "\0"])).toThrow("NUL");
  expect(parseInput(z.string(), String.raw`\u0000`)).toBe(String.raw`\u0000`);
});
