import { createServer } from "node:http";
import { request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { watchDoor } from "./door";

let url = "";
const server = createServer((incoming, response) => {
  if (incoming.url === "/page") response.setHeader("Content-Security-Policy", "default-src 'self'");
  response.end(JSON.stringify(incoming.headers));
});

beforeAll(async () => {
  watchDoor();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => void server.close());

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await request(url + path, { headers });
  return { answered: answer.headers, seen: (await answer.body.json()) as Record<string, string> };
}

test("what the framework could not read does not reach it, and the rest does", async () => {
  const state = encodeURIComponent(JSON.stringify(["", { children: ["__PAGE__", {}] }, null, null]));
  const good = await ask("/", { "next-router-state-tree": state, cookie: "a=1; b=2" });
  expect(good.seen).toMatchObject({ "next-router-state-tree": state, cookie: "a=1; b=2" });
  for (const odd of ["[", "%00", "%zz", "x".repeat(50_000).slice(0, 12_000), "{}", "[1,2]"])
    expect((await ask("/", { "next-router-state-tree": odd })).seen).not.toHaveProperty(
      "next-router-state-tree",
    );
  expect((await ask("/", { cookie: "a=1; reader=x%00y; b=2" })).seen.cookie).toMatch(/^a=1; b=2$/);
});

test("nobody but the door says who connected", async () => {
  const { seen } = await ask("/", { "x-debrief-peer": "203.0.113.9" });
  expect(seen["x-debrief-peer"]).toBe("127.0.0.1");
});

test("every answer is protected, and a page's own policy stands", async () => {
  const policyOf = async (path: string) => (await ask(path)).answered["content-security-policy"];
  expect(await policyOf("/page")).toBe("default-src 'self'");
  expect(await policyOf("/_next/static/a.js")).toBe("frame-ancestors 'none'");
  expect(await policyOf("/anything")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect((await ask("/anything")).answered).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
});
