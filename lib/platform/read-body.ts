import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { PlatformContractError, PlatformUnavailableError } from "./errors";

const DECOMPRESS = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

type ReadLimits = { endpoint: string; maxBytes: number; timeoutMs: number; encoding: string | undefined };

/**
 * Reads a whole body, decompressed, of at most `maxBytes` before and after decompression.
 * Throws PlatformContractError when it is larger or cannot be decompressed, PlatformUnavailableError when
 * it takes longer than `timeoutMs`.
 */
export async function readBody(body: Readable, limits: ReadLimits): Promise<Buffer> {
  const raw = await collect(body, limits);
  const encoding = limits.encoding?.trim().toLowerCase() || "identity";
  if (encoding === "identity" && !isGzip(raw)) return raw;
  const decompress = encoding === "identity" ? DECOMPRESS.gzip : knownDecompression(encoding);
  if (!decompress) throw breach(limits, "content-encoding", "UNKNOWN_ENCODING");
  if (raw.length === 0) return raw;
  try {
    return await decompress(raw, { maxOutputLength: limits.maxBytes });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    throw isTooLarge ? tooLarge(limits) : breach(limits, "content-encoding", "MALFORMED_BODY");
  }
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

// A stored .gz file comes without Content-Encoding. No JSON text starts with these two bytes.
function isGzip(raw: Buffer): boolean {
  return raw[0] === 0x1f && raw[1] === 0x8b;
}

function knownDecompression(encoding: string) {
  return Object.hasOwn(DECOMPRESS, encoding) ? DECOMPRESS[encoding as keyof typeof DECOMPRESS] : undefined;
}

function tooLarge(limits: ReadLimits): PlatformContractError {
  return breach(limits, "content-length", "BODY_TOO_LARGE");
}

function breach(limits: ReadLimits, path: string, code: string): PlatformContractError {
  return new PlatformContractError({ code, endpoint: limits.endpoint, path });
}
