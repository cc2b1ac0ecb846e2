import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { type ServeRecordingOptions, serveRecording } from "@/lib/recording/serve";
import { Spool, type SpoolOptions } from "@/lib/recording/spool";
import { diskStorage, type SpoolStorage } from "@/lib/recording/spool-storage";
import { startUpstream, type TestUpstream, type UpstreamBehaviour } from "./upstream";

type Reply = { statusCode: number; headers: IncomingHttpHeaders; body: Buffer };

export type TestPlayer = {
  upstream: TestUpstream;
  spool: Spool;
  directory: string;
  address: string;
  /** What `serveRecording` rejected with. */
  errors: unknown[];
  /** The answer with its whole body; rejects when the connection breaks. */
  get(headers?: Record<string, string>, method?: string, key?: string): Promise<Reply>;
  /** The answer with its body unread. */
  listen(headers?: Record<string, string>, key?: string): Promise<IncomingMessage>;
  close(): Promise<void>;
};

type Settings = Partial<SpoolOptions> & {
  serve?: Partial<ServeRecordingOptions>;
  /** Puts another disk in the place of the real one. */
  wrapStorage?: (storage: SpoolStorage) => SpoolStorage;
};

/** An upstream, a spool in a folder of its own, and a server that serves the recording under any key. */
export async function startPlayer(
  behaviour: UpstreamBehaviour,
  settings: Settings = {},
): Promise<TestPlayer> {
  const { serve, wrapStorage = (storage) => storage, ...spoolOptions } = settings;
  const upstream = await startUpstream(behaviour);
  const directory = await mkdtemp(path.join(os.tmpdir(), "spool-test-"));
  const spool = new Spool({
    storage: wrapStorage(diskStorage(directory)),
    maxBytes: 1024 ** 3,
    graceMs: 0,
    retry: { attempts: 3, delayMs: 1 },
    ...spoolOptions,
  });
  const errors: unknown[] = [];
  const server = http.createServer((request, response) => {
    const key = /^\/k\/(.+)$/.exec(request.url ?? "")?.[1] ?? "";
    const { open } = upstream;
    serveRecording(request, response, {
      ...{ spool, key, open, version: "1", fileName: "interview", download: false },
      ...serve,
    }).catch((error: unknown) => {
      errors.push(error);
      response.writeHead(502).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const player: TestPlayer = {
    ...{ upstream, spool, directory, address, errors },
    async get(headers = {}, method = "GET", key = "t/i") {
      const reply = await ask(`${address}/k/${key}`, method, headers);
      return { statusCode: reply.statusCode ?? 0, headers: reply.headers, body: await readAll(reply) };
    },
    listen: (headers = {}, key = "t/i") => ask(`${address}/k/${key}`, "GET", headers),
    async close() {
      server.closeAllConnections();
      server.close();
      await spool.close();
      await upstream.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return player;
}

/** The rest of the body; rejects when the connection breaks. */
export async function readAll(reply: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function ask(url: string, method: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const request = http.request(url, { method, headers, agent: false }).end();
  const [reply] = (await once(request, "response")) as [IncomingMessage];
  return reply;
}
