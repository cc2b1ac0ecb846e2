import { expect, test } from "vitest";
import { statementNames } from "./statement-names";

const query = (sql: string, args: unknown[] = [1]) => ({ sql, args });

test("a statement has a name from the second time on, the same in every process", () => {
  const [one, other] = [statementNames(), statementNames()];
  expect(one(query("SELECT $1"))).toBe("");
  const name = one(query("SELECT $1"));
  expect(name).toMatch(/^debrief_[0-9a-f]{32}$/);
  expect(one(query("SELECT $1"))).toBe(name);
  other(query("SELECT $1"));
  expect(other(query("SELECT $1"))).toBe(name);
});

test("neither scripts nor long lists of values are kept, and no more than so many", () => {
  const nameOf = statementNames(2);
  const twice = (sql: string, args?: unknown[]) => [nameOf(query(sql, args)), nameOf(query(sql, args))][1];
  expect(twice("SELECT 1; SELECT 2", [])).toBe("");
  expect(twice(`SELECT ${"$1, ".repeat(5_000)}`)).toBe("");
  expect(twice("SELECT $1 + 1")).not.toBe("");
  expect(twice("SELECT $1 + 2")).not.toBe("");
  expect(twice("SELECT $1 + 3")).toBe("");
  expect(twice("SELECT $1 + 1")).not.toBe("");
});
