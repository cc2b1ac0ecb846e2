import type { Transform } from "node:stream";
import { promisify } from "node:util";
import zlib from "node:zlib";

/** A way in which bytes may be packed, of those that HTTP knows. */
export type Coding = "gzip" | "deflate" | "br" | "zstd" | "compress";

const CODINGS = new Map<string, Coding>([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["gz", "gzip"],
  ["application/gzip", "gzip"],
  ["application/x-gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ["zstd", "zstd"],
  ["compress", "compress"],
  ["x-compress", "compress"],
]);
/** Each layer costs memory; nobody packs more often by intention. */
const MOST_LAYERS = 4;
const MOST_HEADER = 1_000;

/**
 * What a Content-Encoding says was done to the bytes, in that order (RFC 9110, 8.4). Object stores keep there whatever an
 * uploader wrote: a word that is no coding (`aws-chunked`, `UTF-8`, `none`) says nothing. Null for too many.
 */
export function codingsOf(header: string | string[] | undefined): Coding[] | null {
  const words = [header ?? ""].flat().join(",").slice(0, MOST_HEADER).toLowerCase().split(",");
  const codings = words.flatMap(
    (word) => CODINGS.get(word.replace(/;.*/, "").replaceAll(/["'\s]/g, "")) ?? [],
  );
  return codings.length > MOST_LAYERS ? null : codings;
}

// Node 20 has no zstd.
const zstd: { createZstdDecompress?: () => Transform; zstdDecompress?: Unpack } = zlib as object;

type Unpack = (
  bytes: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, result: Buffer) => void,
) => void;

/** A stream that undoes `coding`, of bytes that begin with `head`; null when this Node cannot. */
export function unpackStream(coding: Coding, head: Buffer): Transform | null {
  if (coding === "gzip") return zlib.createGunzip();
  if (coding === "br") return zlib.createBrotliDecompress();
  if (coding === "deflate") return hasZlibHead(head) ? zlib.createInflate() : zlib.createInflateRaw();
  return coding === "zstd" ? (zstd.createZstdDecompress?.() ?? null) : null;
}

/** Undoes `coding` of a whole body; null when this Node cannot. Throws a RangeError beyond `maxBytes`. */
export async function unpack(coding: Coding, bytes: Buffer, maxBytes: number): Promise<Buffer | null> {
  const limit = { maxOutputLength: maxBytes };
  if (coding === "gzip") return promisify(zlib.gunzip)(bytes, limit);
  if (coding === "br") return promisify(zlib.brotliDecompress)(bytes, limit);
  if (coding === "deflate")
    return promisify(hasZlibHead(bytes) ? zlib.inflate : zlib.inflateRaw)(bytes, limit);
  return coding === "zstd" && zstd.zstdDecompress
    ? promisify<Buffer, { maxOutputLength: number }, Buffer>(zstd.zstdDecompress)(bytes, limit)
    : null;
}

/** Whether bytes can be packed so, by how they begin. Proxies unpack and leave the header as it was. */
export function mayBePacked(coding: Coding, head: Buffer): boolean {
  if (coding === "gzip") return isGzip(head);
  if (coding === "zstd") return head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528;
  return head.length > 0;
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Some mean raw deflate by `deflate` (RFC 1950, 2.2 tells the two apart). */
function hasZlibHead([first = 0, second = 0]: Buffer): boolean {
  return (first & 15) === 8 && ((first << 8) | second) % 31 === 0;
}
