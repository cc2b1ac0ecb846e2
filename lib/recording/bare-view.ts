import { describeStart, START_BYTES } from "@/lib/platform/describe-start";
import { ID3_HEAD_BYTES, id3Bytes } from "@/lib/platform/id3";
import type { Lease } from "./lease";
import { endBeforeTags } from "./tags-at-end";
import { type RecordingView, wholeView } from "./view";
import { WavReader } from "./wav-reader";

/** Names and pictures before the samples take no more than this. */
const LONGEST_HEADER_BYTES = 32 * 1024 * 1024;
const LARGEST_RIFF = 0xffff_fffe;

type Kept = { header: Buffer; start: number; end: number | null };

/** Of these, frames stand one after another, and tags before and behind them. */
const FRAMED = ["audio/mpeg", "audio/aac"];

/**
 * The recording without what its file says besides the sound, for readers who must not learn whose it is: of a WAV file
 * the format and the samples, of MP3 and AAC what is between its tags. Else why there is none: in a file of another kind the two cannot be told apart.
 */
export async function bareView(lease: Lease): Promise<RecordingView | "not-a-recording" | "not-maskable"> {
  const tagBytes = id3Bytes(await lease.head(ID3_HEAD_BYTES));
  if (tagBytes > LONGEST_HEADER_BYTES) return "not-maskable";
  const start = describeStart(await startAt(lease, tagBytes), true);
  if (start.kind === "empty" && tagBytes === 0) return wholeView(lease);
  if (start.kind === "not_audio") return "not-a-recording";
  if (start.kind !== "audio") return "not-maskable";
  const isFramed = FRAMED.includes(start.contentType);
  if (!isFramed && start.contentType !== "audio/wav") return "not-maskable";
  const kept = isFramed ? await keptOfFrames(lease, tagBytes) : await keptOfWav(lease);
  return kept ? toView(lease, kept, start.contentType) : "not-maskable";
}

async function startAt(lease: Lease, position: number): Promise<Buffer> {
  if (position === 0) return lease.head(START_BYTES);
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of lease.bytes(position, null)) {
    head = Buffer.concat([head, chunk.subarray(0, START_BYTES)]);
    if (head.length >= START_BYTES) break;
  }
  return head.subarray(0, START_BYTES);
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
  const { samples } = reader;
  if (!samples) return null;
  const told = samples.start + samples.sizeBytes;
  const sizeBytes = lease.entry.sizeBytes ?? (Number.isFinite(told) ? null : await lease.wholeSize());
  const end = Math.min(told, sizeBytes ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(end)) return { header: riffHead(reader, null), start: samples.start, end: null };
  return { header: riffHead(reader, end - samples.start), start: samples.start, end };
}

/** `sampleBytes` null: they go on to the end, as a writer says that cannot go back. */
function riffHead({ formatBytes: format, isBigEndian }: WavReader, sampleBytes: number | null): Buffer {
  const padding = format.length % 2;
  const head = Buffer.alloc(12 + 8 + format.length + padding + 8);
  const write = (value: number, at: number) =>
    isBigEndian ? head.writeUInt32BE(value, at) : head.writeUInt32LE(value, at);
  const size = (value: number | null) => (value === null || value > LARGEST_RIFF ? 0xffff_ffff : value);
  head.write(isBigEndian ? "RIFX" : "RIFF", 0, "latin1");
  write(size(sampleBytes === null ? null : head.length - 8 + sampleBytes), 4);
  head.write("WAVEfmt ", 8, "latin1");
  write(format.length, 16);
  format.copy(head, 20);
  head.write("data", 20 + format.length + padding, "latin1");
  write(size(sampleBytes), 24 + format.length + padding);
  return head;
}

async function keptOfFrames(lease: Lease, start: number): Promise<Kept | null> {
  const sizeBytes = await lease.wholeSize();
  if (sizeBytes === null) return null;
  const end = await endBeforeTags(start, sizeBytes, (from, to) => lease.bytes(from, to));
  return { header: Buffer.alloc(0), start: Math.min(start, end), end };
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
