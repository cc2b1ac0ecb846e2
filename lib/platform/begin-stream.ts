import { Readable } from "node:stream";
import { type Coding, mayBePacked, unpackStream } from "./content-encoding";
import { describeStart, START_BYTES } from "./describe-start";
import type { PlatformContractError } from "./errors";
import { typeTransportError } from "./transport-error";

/** No WAV file is larger, and a few packed bytes may be told to become any number. */
const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;

/** A stream and the first of its bytes, which it still holds. */
export type Begun = { head: Buffer; stream: Readable };

/**
 * Undoes what was done to the bytes, unless they show that it was not; null when this Node cannot. `breach` is what is
 * thrown, now or by the stream, for bytes that cannot be unpacked or become more than `mostBytes`.
 */
export async function unpacked(
  packed: Begun,
  codings: Coding[],
  breach: PlatformContractError,
  mostBytes = MOST_UNPACKED_BYTES,
): Promise<Begun | null> {
  let body = packed;
  for (const coding of codings.toReversed()) {
    if (describeStart(body.head).kind === "audio" || !mayBePacked(coding, body.head)) continue;
    const source = body.stream;
    const decoder = unpackStream(coding, body.head);
    if (!decoder) {
      source.destroy();
      return null;
    }
    source.once("error", (error) => decoder.destroy(error));
    decoder.once("close", () => source.destroy());
    const bytes = bounded(source.pipe(decoder), mostBytes, breach);
    body = await begin(Readable.from(bytes, { objectMode: false }));
  }
  return body;
}

async function* bounded(
  decoder: Readable,
  mostBytes: number,
  breach: PlatformContractError,
): AsyncGenerator<Buffer, void> {
  let sizeBytes = 0;
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > mostBytes) throw breach;
      yield chunk;
    }
  } catch (error) {
    throw isUnpackingError(error) ? breach : error;
  }
}

/** By the names that zlib gives its errors, those of Brotli and Zstandard among them. */
function isUnpackingError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(Z_|ERR__|ERR_(BROTLI|ZSTD)|ZSTD_)/.test(code);
}

/** The first bytes of a stream, and a stream of all of them. Rejects when it breaks before. */
export async function begin(source: Readable): Promise<Begun> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head: Buffer = Buffer.alloc(0);
  let isAtEnd = false;
  while (head.length < START_BYTES && !isAtEnd) {
    const { value, done } = await chunks.next().catch((error: unknown) => {
      throw typeTransportError(error);
    });
    if (done) isAtEnd = true;
    else head = Buffer.concat([head, value]);
  }
  const stream = Readable.from(
    (async function* () {
      if (head.length > 0) yield head;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    })(),
    { objectMode: false },
  );
  stream.on("error", () => {});
  stream.once("close", () => source.destroy());
  return { head, stream };
}
