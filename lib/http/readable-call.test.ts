import { expect, test } from "vitest";
import { isReadableCall } from "./readable-call";

const call = (body: string | FormData, headers: Record<string, string> = { "next-action": "id" }) =>
  isReadableCall(new Request("http://a.test/", { method: "POST", headers, body }));

const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  return made;
};

test.each([
  '["acme",{"a":[1,null,"$undefined"]}]',
  '["$$K1 costs $5","$D2026-01-01T00:00:00.000Z","$n12","$-Infinity"]',
  "[]",
])("%s is what an action may be sent", async (body) => {
  expect(await call(body)).toBe(true);
});

test.each(["", "{}", "null", "[", '["$1"]', '[{"a":["$@0"]}]', '["$F1"]', '["$Q1"]', '["$x"]', '["$0:a"]'])(
  "%s is refused: it is no list of values, or points at nothing",
  async (body) => {
    expect(await call(body)).toBe(false);
  },
);

test("a form among the values is read, with fields or without, and a part that is not there is not", async () => {
  expect(await call(form({ "1_name": "Ada", "0": '["acme","$K1"]' }))).toBe(true);
  expect(await call(form({ "0": '["$K1"]' }))).toBe(true);
  expect(await call(form({ "1": '{"a":1}', "0": '["$1"]' }))).toBe(true);
  expect(await call(form({ "0": '["$2"]' }))).toBe(false);
  expect(await call(form({ "0": '["$1"]', "1": "{" }))).toBe(false);
  expect(await call(form({ "1_name": "Ada" }))).toBe(false);
  expect(await call(form({ "0": "[]", "": "Ada" }))).toBe(false);
});

test("what is no call of an action is nobody's business here, but broken forms are", async () => {
  expect(await call("anything", {})).toBe(true);
  expect(await call("--x", { "content-type": "multipart/form-data; boundary=x" })).toBe(false);
});

test("what is longer, larger or deeper than anything of ours is refused, the long before it is read", async () => {
  const deep = (depth: number) => `[${"[".repeat(depth)}${"]".repeat(depth)}]`;
  expect(await call(deep(30))).toBe(true);
  expect(await call(deep(100))).toBe(false);
  expect(await call(deep(200_000))).toBe(false);
  expect(await call(JSON.stringify([Array(10_000).fill(1)]))).toBe(true);
  expect(await call(JSON.stringify([Array(30_000).fill(1)]))).toBe(false);
  const headers = { "next-action": "x", "content-length": String(600 * 1024) };
  const request = new Request("http://a.test/", { method: "POST", headers, body: "[]" });
  expect(await isReadableCall(request)).toBe(false);
  expect(request.bodyUsed).toBe(false);
  const hidden = { "next-action": "x", "transfer-encoding": "chunked" };
  expect(await call("[]", hidden)).toBe(false);
});
