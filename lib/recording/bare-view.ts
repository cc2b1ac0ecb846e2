import { describeStart, START_BYTES } from "@/lib/platform/describe-start";
import type { Lease } from "./lease";
import { type RecordingView, wholeView } from "./view";
import { WavReader } from "./wav-reader";

/** Names and pictures before the samples take no more than this. */
const LONGEST_HEADER_BYTES = 32 * 1024 * 1024;
const LARGEST_RIFF = 0xffff_fffe;
const ID3_HEAD_BYTES = 10;
const ID3V1_BYTES = 128;

type Kept = { header: Buffer; start: number; end: number | null };

/**
 * The recording without what its file says besides the sound, for readers who must not learn whose it is: of a WAV file
 * the format and the samples, of an MP3 what is between its tags. Null for a file in which that cannot be told apart.
 */
export async function bareView(lease: Lease): Promise<RecordingView | null> {
  const start = describeStart(await lease.head(START_BYTES), true);
  if (start.kind === "empty") return wholeView(lease);
  if (start.kind !== "audio") return null;
  const isMp3 = start.contentType === "audio/mpeg";
  if (!isMp3 && start.contentType !== "audio/wav") return null;
  const kept = isMp3 ? await keptOfMp3(lease) : await keptOfWav(lease);
  return kept && toView(lease, kept, start.contentType);
}

async function keptOfWav(lease: Lease): Promise<Kept | null> {
  const reader = new WavReader();
  let passedBytes = 0;
  for await (const chunk of lease.bytes(0, lease.entry.sizeBytes)) {
    reader.push(chunk);
    if (reader.samples) break;
    passedBytes += chunk.length;
    if (reader.refusal === "not_wav" || passedBytes > LONGEST_HEADER_BYTES) return null;
  }
  const { samples, formatBytes } = reader;
  if (!samples) return null;
  const told = samples.start + samples.sizeBytes;
  const sizeBytes = lease.entry.sizeBytes ?? (Number.isFinite(told) ? null : await lease.wholeSize());
  const end = Math.min(told, sizeBytes ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(end)) return { header: riffHead(formatBytes, null), start: samples.start, end: null };
  return { header: riffHead(formatBytes, end - samples.start), start: samples.start, end };
}

/** `sampleBytes` null: they go on to the end, as a writer says that cannot go back. */
function riffHead(format: Buffer, sampleBytes: number | null): Buffer {
  const padding = format.length % 2;
  const head = Buffer.alloc(12 + 8 + format.length + padding + 8);
  const size = (value: number | null) => (value === null || value > LARGEST_RIFF ? 0xffff_ffff : value);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(size(sampleBytes === null ? null : head.length - 8 + sampleBytes), 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(format.length, 16);
  format.copy(head, 20);
  head.write("data", 20 + format.length + padding, "latin1");
  head.writeUInt32LE(size(sampleBytes), 24 + format.length + padding);
  return head;
}

/** The tag at the end is cut off unread: where there is none, that is some milliseconds. */
async function keptOfMp3(lease: Lease): Promise<Kept | null> {
  const head = await lease.head(ID3_HEAD_BYTES);
  const sizeBytes = await lease.wholeSize();
  if (sizeBytes === null) return null;
  const start = head.toString("latin1", 0, 3) === "ID3" ? id3Bytes(head) : 0;
  return {
    header: Buffer.alloc(0),
    start: Math.min(start, sizeBytes),
    end: Math.max(start, sizeBytes - ID3V1_BYTES),
  };
}

/** Seven bits of each byte, and a foot like the head where a flag says so. */
function id3Bytes(head: Buffer): number {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  return ID3_HEAD_BYTES + size + ((head[5] ?? 0) & 0x10 ? ID3_HEAD_BYTES : 0);
}

function toView(lease: Lease, { header, start, end }: Kept, contentType: string): RecordingView {
  const sizeBytes = end === null ? null : header.length + end - start;
  const whole = wholeView(lease);
  const shift = start - header.length;
  async function* bytes(from: number, to: number | null): AsyncGenerator<Buffer, void> {
    const last = to ?? sizeBytes;
    if (from < header.length) yield header.subarray(from, last ?? header.length);
    if (last !== null && last <= header.length) return;
    const [first, beyond] = [Math.max(from, header.length) + shift, last === null ? null : last + shift];
    if (beyond === null || first < beyond) yield* lease.bytes(first, beyond);
  }
  return {
    sizeBytes,
    etag: sizeBytes === null || whole.etag === null ? null : whole.etag.replace(/"$/, '-bare"'),
    contentType,
    wholeSize: async () => sizeBytes,
    head: async (maxBytes) => header.subarray(0, maxBytes),
    bytes,
  };
}
