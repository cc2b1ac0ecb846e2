import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { readAbsoluteTargets } from "./absolute-target";

test.each([
  ["/sign-in?next=http://x/", "/sign-in?next=http://x/", "given"],
  ["http://debrief.example.com/api/health/live?a=1", "/api/health/live?a=1", "debrief.example.com"],
  ["HTTPS://debrief.example.com:8443", "/", "debrief.example.com:8443"],
  ["http://debrief.example.com?a=1", "/?a=1", "debrief.example.com"],
  ["*", "*", "given"],
])("a request for %s is one for %s", async (target, path, host) => {
  readAbsoluteTargets();
  const server = createServer((req, res) => res.end(JSON.stringify([req.url, req.headers.host])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string>((resolve, reject) => {
    const method = target === "*" ? "OPTIONS" : "GET";
    request({ host: "127.0.0.1", port, method, path: target, headers: { Host: "given" } }, (res) => {
      res.setEncoding("utf8").on("data", resolve);
    })
      .on("error", reject)
      .end();
  });
  expect(JSON.parse(answer)).toEqual([path, host]);
  server.close();
});
