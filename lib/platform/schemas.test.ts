import fc from "fast-check";
import { expect, test } from "vitest";
import { PlatformContractError } from "./errors";
import { fingerprint } from "./list-cursor";
import { readListEnvelope } from "./list-envelope";
import { parseContract } from "./read-json";
import { SESSION_FIELDS, sessionSchema } from "./schemas";

const NAMES = [
  ...SESSION_FIELDS,
  "sessions",
  "data",
  "items",
  "total",
  "meta",
  "next_cursor",
  "role",
  "rating",
  "text",
];
const anyAnswer = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, fc.jsonValue(), tie("object"), fc.array(tie("value"))),
  object: fc.dictionary(fc.constantFrom(...NAMES), tie("value")),
})).value;

test("Whatever JSON comes, a session or a contract error is the outcome", () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      try {
        expect(parseContract(sessionSchema, answer, "GET").id).not.toBe("");
      } catch (error) {
        expect(error).toBeInstanceOf(PlatformContractError);
      }
    }),
  );
});

test("Whatever JSON comes, a page of rows or a contract error is the outcome", () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      try {
        expect(fingerprint(readListEnvelope(answer).rows)).toHaveLength(16);
      } catch (error) {
        expect(error).toBeInstanceOf(PlatformContractError);
      }
    }),
  );
});

test("Nesting deeper than the stack does not get past the edge as another error", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  const row = { id: "a", status: "active", metadata: { deep } };
  expect(parseContract(sessionSchema, row, "GET").id).toBe("a");
  expect(readListEnvelope([deep]).rows).toHaveLength(1);
  expect(fingerprint([deep])).toHaveLength(16);
});
