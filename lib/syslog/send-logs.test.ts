import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import net, { type AddressInfo, type Server } from "node:net";
import tls from "node:tls";
import { promisify } from "node:util";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { log, logSinks } from "@/lib/log";
import { eventually } from "@/testing/eventually";
import { sendLogs } from "./send-logs";

const CERTIFICATE = "testing/localhost.pem";
const FORM = /^<(\d+)>1 (\d{4}-\d\d-\d\dT[\d:.]+Z) \S+ debrief \d+ - - (\{.*\})$/;

let stop = async () => {};
afterEach(() => stop());

const write = (text: string) => {
  for (const sink of logSinks) sink(`{"level":30,"time":"2026-11-30T10:00:00.000Z","msg":"${text}"}\n`);
};

/** Reads what a client sends, each message with its length before it, into `messages`. */
function read(socket: net.Socket, messages: string[]): void {
  let rest = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const space = rest.indexOf(" ");
      const length = Number(rest.subarray(0, Math.max(space, 0)).toString());
      if (space < 0 || rest.length < space + 1 + length) return;
      messages.push(rest.subarray(space + 1, space + 1 + length).toString());
      rest = rest.subarray(space + 1 + length);
    }
  });
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function runElsewhere(address: string, env: Record<string, string>) {
  const script = ["--import", "tsx", "testing/send-lines.ts", address];
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    env: { ...process.env, LOG_LEVEL: "info", ...env },
  });
  return stdout.trimEnd().split("\n");
}

test("each line of the log reaches the receiver over TLS, in its form, and is printed as before", async () => {
  const messages: string[] = [];
  const pem = await readFile(CERTIFICATE);
  const port = await listen(tls.createServer({ key: pem, cert: pem }, (socket) => read(socket, messages)));
  const printed = await runElsewhere(`tls://127.0.0.1:${port}`, { NODE_EXTRA_CA_CERTS: CERTIFICATE });
  expect(printed).toHaveLength(2);
  await eventually(() => expect(messages).toHaveLength(2));
  const parts = messages.map((message) => FORM.exec(message));
  expect(parts.map((part) => part?.[3])).toEqual(printed);
  expect(parts.map((part) => part?.[1])).toEqual(["134", "131"]);
  expect(parts[0]?.[2]).toBe(JSON.parse(printed[0] ?? "").time);
});

test("a receiver for whom nobody vouches gets nothing, and the process ends as it would", async () => {
  const messages: string[] = [];
  const pem = await readFile(CERTIFICATE);
  const server = tls.createServer({ key: pem, cert: pem }, (socket) => read(socket, messages));
  server.on("tlsClientError", () => {});
  const printed = await runElsewhere(`tls://127.0.0.1:${await listen(server)}`, {});
  expect(printed.slice(0, 2).map((line) => JSON.parse(line).msg)).toEqual(["first", "second"]);
  expect(messages).toEqual([]);
});

test("lines wait for a receiver that is away, and one that goes is found again", async () => {
  const messages: string[] = [];
  const sockets: net.Socket[] = [];
  const take = (socket: net.Socket) => {
    sockets.push(socket);
    read(socket, messages);
  };
  const first = net.createServer(take);
  const port = await listen(first);
  await promisify(first.close.bind(first))();
  stop = sendLogs(`tcp://127.0.0.1:${port}`);
  write("before it was there");
  await listen(net.createServer(take), port);
  await eventually(() => expect(messages.join()).toContain("before it was there"));
  sockets[0]?.destroy();
  await eventually(() => {
    write("after it was gone");
    expect(sockets).toHaveLength(2);
  });
  await eventually(() => expect(messages.join()).toContain("after it was gone"));
});

test("a receiver that takes nothing holds nobody up; the newest lines are kept, and what was lost is told", async () => {
  const messages: string[] = [];
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    if (sockets.push(socket) === 1) socket.pause();
    else read(socket, messages);
  });
  stop = sendLogs(`tcp://127.0.0.1:${await listen(server)}`);
  await eventually(() => expect(sockets).toHaveLength(1));
  const text = "x".repeat(1_000);
  const times: number[] = [];
  for (let n = 0; n < 30_000; n += 1) {
    const before = performance.now();
    write(`${text} ${n}`);
    times.push(performance.now() - before);
    if (n % 1_000 === 0) await new Promise(setImmediate);
  }
  times.sort((a, b) => a - b);
  expect(times[29_700]).toBeLessThan(5);
  log.level = "info";
  onTestFinished(() => {
    log.level = "silent";
  });
  sockets[0]?.destroy();
  await eventually(() => expect(messages.at(-1)).toContain("sent away again"));
  expect(Number(/"lost":(\d+)/.exec(messages.at(-1) ?? "")?.[1])).toBeGreaterThan(20_000);
  expect(messages.length).toBeLessThan(5_000);
  expect(messages.join()).toContain(" 29999");
});

test("lines go out as datagrams, and without a receiver nothing happens", async () => {
  const socket = createSocket("udp4");
  await promisify(socket.bind.bind(socket) as (port: number, host: string, done: () => void) => void)(
    0,
    "127.0.0.1",
  );
  const { port } = socket.address();
  const got = once(socket, "message");
  stop = sendLogs(`udp://127.0.0.1:${port}`);
  write("a datagram");
  expect(String((await got)[0])).toMatch(
    /^<134>1 2026-11-30T10:00:00.000Z \S+ debrief \d+ - - \{.*a datagram"\}$/,
  );
  socket.close();
  for (let n = 0; n < 100; n += 1) write("to nobody");
  await stop();
});
