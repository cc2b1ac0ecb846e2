import { expect, test } from "vitest";
import { beyondFields } from "./answer-of";

const refusal = { ok: false, reason: "url: Enter an address.", fields: { url: "Enter an address." } };

test("what each field shows is not said once more", () => {
  expect(beyondFields(refusal, ["name", "url"])).toBeNull();
});

test("a fault of a field that is not in the form is said", () => {
  expect(beyondFields(refusal, ["name"])).toBe(refusal);
  const more = { ...refusal, fields: { ...refusal.fields, events: "Choose one." } };
  expect(beyondFields(more, ["name", "url"])).toBe(more);
});

test("a refusal that is about no field is said", () => {
  const conflict: { ok: false; reason: string; fields?: Record<string, string> } = {
    ok: false,
    reason: "Changed.",
  };
  expect(beyondFields(conflict, ["name"])).toBe(conflict);
  expect(beyondFields(null, ["name"])).toBeNull();
});
