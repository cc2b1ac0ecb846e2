/** Tags that programs put behind the frames of an MP3 or AAC file. Looked at from its end, one by one. */

const ID3V1_BYTES = 128;
const ID3V1_MORE_BYTES = 227;
const APE_FOOT_BYTES = 32;
const ID3V2_FOOT_BYTES = 10;
const LYRICS_FOOT_BYTES = 15;
const LOOKED_AT_BYTES = ID3V1_BYTES + ID3V1_MORE_BYTES;
/** Nobody writes more kinds of them into one file. */
const MOST_TAGS = 8;

/** Where the frames end that begin at `start` in a file of `sizeBytes`; `read` gives its bytes. */
export async function endBeforeTags(
  start: number,
  sizeBytes: number,
  read: (from: number, to: number) => AsyncIterable<Buffer>,
): Promise<number> {
  let end = sizeBytes;
  for (let seen = 0; seen < MOST_TAGS && end > start; seen += 1) {
    const chunks: Buffer[] = [];
    for await (const chunk of read(Math.max(start, end - LOOKED_AT_BYTES), end)) chunks.push(chunk);
    const tagBytes = tagAtEnd(Buffer.concat(chunks));
    if (tagBytes === 0) return end;
    end = Math.max(start, end - tagBytes);
  }
  return end;
}

function tagAtEnd(tail: Buffer): number {
  const has = (mark: string, fromEnd: number) =>
    tail.length >= fromEnd && tail.toString("latin1", tail.length - fromEnd).startsWith(mark);
  if (has("TAG", ID3V1_BYTES)) return ID3V1_BYTES + (has("TAG+", LOOKED_AT_BYTES) ? ID3V1_MORE_BYTES : 0);
  if (has("APETAGEX", APE_FOOT_BYTES)) {
    const foot = tail.subarray(tail.length - APE_FOOT_BYTES);
    const hasHead = foot.readUInt32LE(20) >= 0x8000_0000;
    return Math.max(APE_FOOT_BYTES, foot.readUInt32LE(12)) + (hasHead ? APE_FOOT_BYTES : 0);
  }
  if (has("3DI", ID3V2_FOOT_BYTES)) {
    const size = [...tail.subarray(tail.length - 4)].reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    return size + 2 * ID3V2_FOOT_BYTES;
  }
  const lyrics = /^(\d{6})LYRICS200$/.exec(
    tail.toString("latin1", Math.max(0, tail.length - LYRICS_FOOT_BYTES)),
  );
  return lyrics ? Number(lyrics[1]) + LYRICS_FOOT_BYTES : 0;
}
