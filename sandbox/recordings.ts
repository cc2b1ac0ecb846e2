import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { generatedWavBytes, generatedWavSize } from "./generated-wav";
import type { RecordingSource } from "./session-record";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "seed/recordings");
const HEAD_BYTES = 64;

export function recordingSize(source: RecordingSource): number {
  return "file" in source ? statSync(seedRecordingPath(source.file)).size : generatedWavSize(source);
}

/** The recording's bytes from `start` to `end`, inclusive. */
export function readRecording(source: RecordingSource, start: number, end: number): Readable {
  if ("file" in source) return createReadStream(seedRecordingPath(source.file), { start, end });
  return Readable.from(generatedWavBytes(source, start, end));
}

export function seedRecordingPath(file: string): string {
  return path.join(FOLDER, path.basename(file));
}

/** The length of a seed recording in whole seconds, from its header: 44 bytes, or 58 with a `fact` chunk. */
export function seedRecordingSeconds(file: string): number {
  const head = Buffer.alloc(HEAD_BYTES);
  const handle = openSync(seedRecordingPath(file), "r");
  readSync(handle, head, 0, HEAD_BYTES, 0);
  closeSync(handle);
  const bytesPerSecond = head.readUInt32LE(28);
  return Math.round((recordingSize({ file }) - 44) / bytesPerSecond);
}
