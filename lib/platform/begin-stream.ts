import { Readable } from "node:stream";
import { type Coding, mayBePacked, unpackStream } from "./content-encoding";
import { describeStart, START_BYTES } from "./describe-start";
import { typeTransportError } from "./transport-error";

/** A stream and the first of its bytes, which it still holds. */
export type Begun = { head: Buffer; stream: Readable };

/** Undoes what was done to the bytes, unless they show that it was not; null when this Node cannot. */
export async function unpacked(packed: Begun, codings: Coding[]): Promise<Begun | null> {
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
    body = await begin(source.pipe(decoder));
  }
  return body;
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
