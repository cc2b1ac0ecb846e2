import { PassThrough, type Readable } from "node:stream";
import { PlatformContractError, PlatformError } from "./errors";
import { readBody } from "./read-body";
import { headerOf, type PlatformResponse, type SendRequest } from "./request";
import { typeTransportError } from "./transport-error";

const ENDPOINT = "GET /sessions/{sessionId}/recording";

const MESSAGE_LIMITS = { endpoint: ENDPOINT, maxBytes: 64 * 1024, timeoutMs: 2_000, encoding: undefined };

export type OpenRecordingInput = {
  /** Ends the download, also after the headers. */
  signal?: AbortSignal | undefined;
  /** First byte wanted. The platform may ignore it: see `rangeStart` of the answer. */
  rangeStart?: number | undefined;
};

export type OpenedRecording = {
  statusCode: number;
  /** Of the whole recording, also for a part of it. Null when the platform does not say. */
  sizeBytes: number | null;
  contentType: string;
  etag: string | null;
  acceptsRanges: boolean;
  /** Which byte of the recording `body` starts with; 0 when the platform ignored the range. */
  rangeStart: number;
  /**
   * The bytes, unchanged. Errors with a PlatformUnavailableError when cut short or silent for too long, with
   * the signal's reason when aborted. Destroy it to end the download.
   */
  body: Readable;
};

/** Opens a recording. Resolves with the headers; only they are under a time limit. */
export async function openRecording(
  send: SendRequest,
  path: string,
  input: OpenRecordingInput,
): Promise<OpenedRecording> {
  try {
    return await request(send, path, input);
  } catch (error) {
    const isBeyondEnd = error instanceof PlatformError && error.statusCode === 416 && input.rangeStart;
    if (!isBeyondEnd) throw error;
    return request(send, path, { signal: input.signal });
  }
}

function request(
  send: SendRequest,
  path: string,
  { signal, rangeStart = 0 }: OpenRecordingInput,
): Promise<OpenedRecording> {
  const headers = {
    accept: "audio/*, application/octet-stream;q=0.9",
    "accept-encoding": "identity",
    ...(rangeStart > 0 ? { range: `bytes=${rangeStart}-` } : {}),
  };
  const recording = { endpoint: ENDPOINT, path: `${path}/recording`, aboutSession: true, headers, signal };
  return send(recording, async (response, refusal) => {
    if (isJson(response)) throw refusal(await readBody(response.body, MESSAGE_LIMITS));
    try {
      return describe(response, rangeStart, signal);
    } catch (error) {
      response.body.on("error", () => {}).destroy();
      throw error;
    }
  });
}

function describe(
  response: PlatformResponse,
  rangeStart: number,
  signal: AbortSignal | undefined,
): OpenedRecording {
  const contentType = mediaType(headerOf(response, "content-type"));
  const encoding = headerOf(response, "content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") throw breach("content-encoding");
  const part = response.statusCode === 206 ? partOf(response, rangeStart) : null;
  if (!part && response.statusCode !== 200) throw breach("status");
  const length = headerOf(response, "content-length");
  return {
    statusCode: response.statusCode,
    sizeBytes: part ? part.sizeBytes : length !== undefined ? Number(length) : null,
    contentType,
    etag: headerOf(response, "etag") ?? null,
    acceptsRanges: part !== null || headerOf(response, "accept-ranges")?.toLowerCase() === "bytes",
    rangeStart: part ? rangeStart : 0,
    body: typedBody(response.body, signal),
  };
}

// Text here is somebody's error page, not a recording.
function mediaType(value: string | undefined): string {
  const type = value?.split(";")[0]?.trim().toLowerCase() || "application/octet-stream";
  if (!/^(audio|video|application|binary)\/[\w.+-]+$/.test(type)) throw breach("content-type");
  return type;
}

function isJson(response: PlatformResponse): boolean {
  return /^\s*application\/([\w.-]+\+)?json\b/i.test(headerOf(response, "content-type") ?? "");
}

function partOf(response: PlatformResponse, rangeStart: number): { sizeBytes: number | null } {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headerOf(response, "content-range") ?? "");
  const sizeBytes = match?.[3] === "*" ? null : Number(match?.[3]);
  // A part that stops before the end would pass for a whole recording.
  const isToTheEnd = sizeBytes === null || Number(match?.[2]) === sizeBytes - 1;
  if (Number(match?.[1]) !== rangeStart || !isToTheEnd) throw breach("content-range");
  return { sizeBytes };
}

function typedBody(source: Readable, signal: AbortSignal | undefined): Readable {
  const body = new PassThrough({ highWaterMark: 256 * 1024 });
  // A cut before the caller listens must not end the process; late listeners still learn of it.
  body.on("error", () => {});
  body.once("close", () => source.destroy());
  source.once("error", (error) => {
    const reason = signal?.aborted ? signal.reason : typeTransportError(error);
    body.destroy(reason instanceof Error ? reason : new Error("aborted"));
  });
  return source.pipe(body);
}

function breach(path: string): PlatformContractError {
  return new PlatformContractError({ code: "UNEXPECTED_ANSWER", endpoint: ENDPOINT, path });
}
