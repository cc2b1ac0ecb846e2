import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { stoppable } from "./stoppable.mjs";

async function serve(answer: http.RequestListener) {
  const server = http.createServer(answer);
  const stop: (withinMs: number) => Promise<void> = stoppable(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const agent = new http.Agent({ keepAlive: true });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = () =>
    new Promise<string>((resolve, reject) => {
      const request = http.get(url, { agent }, (response) => {
        response.setEncoding("utf8").on("data", (text) => resolve(text));
        response.on("error", reject);
      });
      request.on("error", reject);
    });
  return { server, stop, get };
}

test("a server that is stopped answers what it was asked, and nobody new", async () => {
  const { server, stop, get } = await serve((_, response) => answers.push(() => response.end("answered")));
  const answers: (() => void)[] = [];
  const asked = [get(), get()];
  while (answers.length < 2) await once(server, "request");
  const stopped = stop(60_000);
  await expect(get()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  for (const answer of answers) answer();
  expect(await Promise.all(asked)).toEqual(["answered", "answered"]);
  // Connections that are kept alive do not keep it.
  await stopped;
});

test("what takes longer than it may is cut off", async () => {
  const { server, stop, get } = await serve(() => {});
  const asked = get();
  await once(server, "request");
  await Promise.all([stop(50), expect(asked).rejects.toMatchObject({ code: "ECONNRESET" })]);
});
