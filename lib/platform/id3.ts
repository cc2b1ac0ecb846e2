export const ID3_HEAD_BYTES = 10;

/** How long the ID3v2 tag is that these bytes begin with, with its head and foot; 0 when there is none. */
export function id3Bytes(head: Buffer): number {
  if (head.length < ID3_HEAD_BYTES || head.toString("latin1", 0, 3) !== "ID3") return 0;
  const sizes = [6, 7, 8, 9].map((at) => head[at] ?? 0);
  if (sizes.some((byte) => byte > 0x7f)) return 0;
  // Seven bits of each byte, and a foot like the head where a flag says so.
  const size = sizes.reduce((sum, byte) => sum * 128 + byte, 0);
  return ID3_HEAD_BYTES + size + ((head[5] ?? 0) & 0x10 ? ID3_HEAD_BYTES : 0);
}
