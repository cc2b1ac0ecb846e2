import type { Readable } from "node:stream";
import { codingsOf, isGzip, unpack } from "./content-encoding";
import { PlatformContractError, PlatformUnavailableError } from "./errors";

type ReadLimits = {
  endpoint: string;
  maxBytes: number;
  timeoutMs: number;
  encoding: string | string[] | undefined;
};

/**
 * Reads a whole body, decompressed, of at most `maxBytes` before and after decompression.
 * Throws PlatformContractError when it is larger or cannot be decompressed, PlatformUnavailableError when
 * it takes longer than `timeoutMs`.
 */
export async function readBody(body: Readable, limits: ReadLimits): Promise<Buffer> {
  const raw = await collect(body, limits);
  const codings = codingsOf(limits.encoding);
  if (!codings) throw breach(limits, "content-encoding", "UNKNOWN_ENCODING");
  // A stored .gz file comes without Content-Encoding. No JSON text starts with its two bytes.
  if (codings.length === 0 && isGzip(raw)) codings.push("gzip");
  let bytes = raw;
  for (const coding of raw.length > 0 ? codings.toReversed() : []) {
    const unpacked = await unpack(coding, bytes, limits.maxBytes).catch((error: unknown) => {
      throw error instanceof RangeError
        ? tooLarge(limits)
        : breach(limits, "content-encoding", "MALFORMED_BODY");
    });
    if (!unpacked) throw breach(limits, "content-encoding", "UNKNOWN_ENCODING");
    bytes = unpacked;
  }
  return bytes;
}

async function collect(body: Readable, limits: ReadLimits): Promise<Buffer> {
  const timer = setTimeout(
    () => body.destroy(new PlatformUnavailableError({ code: "TIMEOUT" })),
    limits.timeoutMs,
  );
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > limits.maxBytes) throw tooLarge(limits);
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks, sizeBytes);
}

function tooLarge(limits: ReadLimits): PlatformContractError {
  return breach(limits, "content-length", "BODY_TOO_LARGE");
}

function breach(limits: ReadLimits, path: string, code: string): PlatformContractError {
  return new PlatformContractError({ code, endpoint: limits.endpoint, path });
}
