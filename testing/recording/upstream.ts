import { once } from "node:events";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenUpstream } from "@/lib/recording/upstream";

/** How the stand-in for the platform answers. Tests change it while it runs. */
export type UpstreamBehaviour = {
  bytes: Buffer;
  contentType?: string;
  etag?: string;
  /** Honours Range. */
  ranges?: boolean;
  /** Sends no Content-Length. */
  chunked?: boolean;
  /** Breaks the connection of the nth request (from 0) after so many bytes; after the last one, of none. */
  cutAfter?: number[];
  /** Sends no byte from this position on until `release` is called. */
  holdAt?: number;
  /** Refuses with this status. */
  status?: number;
};

export type TestUpstream = {
  behaviour: UpstreamBehaviour;
  /** The Range header of each request so far; null without one. */
  requests: (string | null)[];
  /** Requests whose client left before the end. */
  aborted: number;
  open: OpenUpstream;
  release(): void;
  /** Breaks all connections. */
  cut(): void;
  close(): Promise<void>;
};

/** A real HTTP server that sends one recording, and the opener that asks it. */
export async function startUpstream(initial: UpstreamBehaviour): Promise<TestUpstream> {
  let held: (() => void)[] = [];
  const server = http.createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  const upstream: TestUpstream = {
    behaviour: initial,
    requests: [],
    aborted: 0,
    open: (options) => openOver(address, options),
    release() {
      delete upstream.behaviour.holdAt;
      for (const go of held) go();
      held = [];
    },
    cut: () => server.closeAllConnections(),
    async close() {
      upstream.release();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { behaviour } = upstream;
    const cutAfter = behaviour.cutAfter?.[upstream.requests.length];
    upstream.requests.push(request.headers.range ?? null);
    response.on("close", () => {
      if (!response.writableFinished) upstream.aborted += 1;
    });
    if (behaviour.status) return void response.writeHead(behaviour.status).end();
    const { bytes } = behaviour;
    const asked = behaviour.ranges ? /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] : undefined;
    const start = Number(asked ?? 0);
    response.writeHead(asked ? 206 : 200, {
      "Content-Type": behaviour.contentType ?? "audio/wav",
      ...(behaviour.etag && { ETag: behaviour.etag }),
      ...(behaviour.ranges && { "Accept-Ranges": "bytes" }),
      ...(asked && { "Content-Range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
      ...(!behaviour.chunked && { "Content-Length": bytes.length - start }),
    });
    response.flushHeaders();
    let sent = 0;
    for (let position = start; position < bytes.length; ) {
      const stops = [bytes.length, position + 65_536, start + (cutAfter ?? Number.POSITIVE_INFINITY)];
      const { holdAt } = upstream.behaviour;
      if (holdAt !== undefined && position < holdAt) stops.push(holdAt);
      if (holdAt === position) await new Promise<void>((go) => held.push(go));
      const chunk = bytes.subarray(position, Math.min(...stops));
      if (!response.write(chunk)) await writable(response);
      if (response.destroyed) return;
      position += chunk.length;
      sent += chunk.length;
      if (sent === cutAfter) return void response.destroy();
    }
    response.end();
  }
  return upstream;
}

export class UpstreamRefusedError extends Error {
  readonly retryable = false;
}

async function openOver(
  address: string,
  { signal, rangeStart }: Parameters<OpenUpstream>[0],
): ReturnType<OpenUpstream> {
  const headers = rangeStart === undefined ? {} : { range: `bytes=${rangeStart}-` };
  const request = http.get(address, { signal, headers, agent: false });
  const [body] = (await once(request, "response")) as [IncomingMessage];
  const { statusCode = 0 } = body;
  if (statusCode >= 400) {
    body.destroy();
    throw new UpstreamRefusedError(`The platform answered ${statusCode}.`);
  }
  const total =
    statusCode === 206 ? body.headers["content-range"]?.split("/")[1] : body.headers["content-length"];
  return {
    statusCode,
    sizeBytes: total === undefined ? null : Number(total),
    contentType: body.headers["content-type"] ?? "",
    etag: body.headers.etag ?? null,
    acceptsRanges: body.headers["accept-ranges"] === "bytes",
    body,
  };
}

function writable(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
  });
}
