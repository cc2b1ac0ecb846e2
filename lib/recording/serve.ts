import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, answerFor } from "./answer";
import { bareView } from "./bare-view";
import type { Spool } from "./spool";
import type { MakeObserver } from "./spool-entry";
import type { OpenUpstream } from "./upstream";
import { wholeView } from "./view";

export type ServeRecordingOptions = {
  spool: Spool;
  /** Names the recording in the spool; `drop` takes the same. */
  key: string;
  /** Changes when the recording behind the key does. */
  version: string;
  open: OpenUpstream;
  /** Without extension, which follows from the type; made safe here. */
  fileName: string;
  /** Without what the file says besides the sound. */
  isBare?: boolean;
  /** Save to a file instead of play. */
  download: boolean;
  /** How long a player that asks for all waits for the size, when the platform does not tell it. */
  waitForSizeMs?: number;
  /** Ends the stream when it aborts: the access is gone. */
  signal?: AbortSignal;
  /** Watches the bytes of a download while they pass. */
  observe?: MakeObserver | undefined;
};

const FLUSH_AFTER_MS = 20;

/**
 * Answers GET and HEAD for one recording on the raw response (RFC 9110: ranges, preconditions, HEAD). The caller
 * has checked the access. Rejects only before anything is sent, with what `open` threw, so that the caller can
 * shape the error; afterwards a failure breaks the connection, because a short answer could pass for a whole one.
 */
export async function serveRecording(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeRecordingOptions,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD", "Content-Length": 0 }).end();
    return;
  }
  const listener = new AbortController();
  const leave = () => listener.abort(new Error("The listener left."));
  response.once("close", leave);
  const revoke = () => listener.abort(options.signal?.reason);
  options.signal?.addEventListener("abort", revoke);
  if (options.signal?.aborted) revoke();
  try {
    await answerListener(request, response, options, listener.signal);
  } catch (error) {
    if (!response.headersSent && !listener.signal.aborted) throw error;
    response.destroy();
  } finally {
    response.off("close", leave);
    options.signal?.removeEventListener("abort", revoke);
  }
}

async function answerListener(
  request: IncomingMessage,
  response: ServerResponse,
  { spool, key, version, open, observe, isBare = false, ...options }: ServeRecordingOptions,
  signal: AbortSignal,
): Promise<void> {
  const lease = await spool.acquire({ key, version, open, observe, signal });
  try {
    // A range is something of GET alone (RFC 9110 section 14.2): HEAD tells of the whole.
    const { range, ...others } = request.headers;
    const asked = request.method === "HEAD" ? others : request.headers;
    const view = isBare ? await bareView(lease) : wholeView(lease);
    if (typeof view === "string") {
      response.writeHead(422, { "Content-Length": 0, "X-Recording-Problem": view }).end();
      return;
    }
    const answer = await answerFor(asked, view, options);
    response.writeHead(answer.statusCode, answer.headers);
    if (request.method === "HEAD" || !answer.body) {
      response.end();
      return;
    }
    await send(answer.body, response, lease.signal);
  } finally {
    lease.release();
  }
}

/**
 * Writes without a stream between, as most answers are one chunk, and returns when all of it has left. Head and first bytes
 * go out together; a listener that waits for the download sees at once that they will come.
 */
async function send(body: NonNullable<Answer["body"]>, response: ServerResponse, signal: AbortSignal) {
  const waiting = setTimeout(() => response.flushHeaders(), FLUSH_AFTER_MS);
  try {
    for await (const chunk of body) {
      clearTimeout(waiting);
      if (!response.write(chunk)) await happens(response, "drain", signal);
    }
  } finally {
    clearTimeout(waiting);
  }
  const finished = happens(response, "finish", signal);
  response.end();
  await finished;
}

/** Rejects with the reason of `signal`, which aborts when the connection closes. */
function happens(response: ServerResponse, event: "drain" | "finish", signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      response.off(event, settle);
      signal.removeEventListener("abort", settle);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    if (signal.aborted) return reject(signal.reason);
    response.on(event, settle);
    signal.addEventListener("abort", settle);
  });
}
