import { PassThrough, type Readable } from "node:stream";
import { begin, unpacked } from "./begin-stream";
import { codingsOf } from "./content-encoding";
import { describeStart } from "./describe-start";
import { PlatformContractError, PlatformError } from "./errors";
import { readBody } from "./read-body";
import { headerOf, type PlatformResponse, type SendRequest } from "./request";
import { typeTransportError } from "./transport-error";

/** How errors call it. */
export const RECORDING_ENDPOINT = "GET /sessions/{sessionId}/recording";

const MESSAGE_LIMITS = {
  endpoint: RECORDING_ENDPOINT,
  maxBytes: 64 * 1024,
  timeoutMs: 2_000,
  encoding: undefined,
};
/** Whatever comes under these names is handed on as it comes; of anything else the bytes are looked at first. */
const MEDIA = /^((audio|video)\/[\w.+-]+|(application|binary)\/(octet-stream|ogg|mp4|x-[\w.+-]+))$/;
const PACKED_PART = "PACKED_PART";

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
   * The bytes, unpacked where the platform packed them. Errors with a PlatformUnavailableError when cut short or silent for too long, with
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
    const isPackedPart = error instanceof PlatformContractError && error.code === PACKED_PART;
    if (!isBeyondEnd && !isPackedPart) throw error;
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
  const recording = {
    endpoint: RECORDING_ENDPOINT,
    path: `${path}/recording`,
    aboutSession: true,
    headers,
    signal,
  };
  return send(recording, async (response, refusal) => {
    try {
      const opened = await describe(response, rangeStart, signal);
      if (!Buffer.isBuffer(opened)) return opened;
      const rest = await readBody(response.body, MESSAGE_LIMITS).catch(() => Buffer.alloc(0));
      throw refusal(Buffer.concat([opened, rest]));
    } catch (error) {
      response.body.on("error", () => {}).destroy();
      throw error;
    }
  });
}

/** The recording, or the first bytes of a message that came in its place. */
async function describe(
  response: PlatformResponse,
  rangeStart: number,
  signal: AbortSignal | undefined,
): Promise<OpenedRecording | Buffer> {
  const part = response.statusCode === 206 ? partOf(response, rangeStart) : null;
  if (!part && response.statusCode !== 200) throw breach("status");
  const declaredType =
    headerOf(response, "content-type")?.split(";")[0]?.trim().toLowerCase() || "application/octet-stream";
  const codings = codingsOf([response.headers["content-encoding"] ?? [], declaredType].flat());
  if (!codings) throw breach("content-encoding");
  // It cannot be unpacked by itself, nor does it show whether it is packed.
  if (part && rangeStart > 0 && codings.length > 0) throw breach("content-range", PACKED_PART);
  const length = headerOf(response, "content-length");
  const known = {
    statusCode: response.statusCode,
    sizeBytes: part ? part.sizeBytes : length !== undefined ? Number(length) : null,
    contentType: declaredType,
    etag: headerOf(response, "etag") ?? null,
    acceptsRanges: part !== null || headerOf(response, "accept-ranges")?.toLowerCase() === "bytes",
    rangeStart: part ? rangeStart : 0,
  };
  const raw = typedBody(response.body, signal);
  // The middle of a recording begins like nothing.
  const isTrusted = MEDIA.test(declaredType) || (part !== null && rangeStart > 0);
  if (codings.length === 0 && isTrusted) return { ...known, body: raw };
  const begun = await begin(raw);
  const body = await unpacked(begun, codings, breach("content-encoding"));
  if (!body) throw breach("content-encoding");
  const isUnpacked = body !== begun;
  const start = isTrusted ? null : describeStart(body.head);
  if (isJson(response) && start?.kind !== "audio") return body.head;
  if (start && start.kind !== "audio") {
    body.stream.destroy();
    throw breach("content-type");
  }
  return {
    ...known,
    ...(start?.kind === "audio" && { contentType: start.contentType }),
    // What it is said of the packed bytes.
    ...(isUnpacked && { sizeBytes: null, acceptsRanges: false }),
    body: body.stream,
  };
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

function breach(path: string, code = "UNEXPECTED_ANSWER"): PlatformContractError {
  return new PlatformContractError({ code, endpoint: RECORDING_ENDPOINT, path });
}
