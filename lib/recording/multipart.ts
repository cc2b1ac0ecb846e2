import { randomUUID } from "node:crypto";
import type { ByteRange } from "./ranges";

/** A multipart/byteranges body (RFC 9110 section 14.6), its length known before the first byte. */
export type Multipart = {
  contentType: string;
  sizeBytes: number;
  bytes(read: (range: ByteRange) => AsyncIterable<Buffer>): AsyncGenerator<Buffer, void>;
};

export function multipartRanges(ranges: ByteRange[], contentType: string, sizeBytes: number): Multipart {
  const boundary = randomUUID();
  const parts = ranges.map((range) => ({
    range,
    head: Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: ${contentType}\r\n` +
        `Content-Range: bytes ${range.first}-${range.last}/${sizeBytes}\r\n\r\n`,
    ),
  }));
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    sizeBytes: parts.reduce((sum, { range, head }) => sum + head.length + lengthOf(range), end.length),
    async *bytes(read) {
      for (const { range, head } of parts) {
        yield head;
        yield* read(range);
      }
      yield end;
    },
  };
}

export function lengthOf({ first, last }: ByteRange): number {
  return last - first + 1;
}
