import { createWriteStream } from "node:fs";
import { link, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generatedWavBytes, generatedWavSize } from "@/sandbox/generated-wav";

const HOUR = { seconds: 3600, sampleRate: 44_100, channels: 2 };
const SHORT = { seconds: 650, sampleRate: 44_100, channels: 2 };

export const HOUR_BYTES = generatedWavSize(HOUR);
export const SHORT_BYTES = generatedWavSize(SHORT);

/** Session ids. Each is a recording of its own to the app, so that there are enough that it has not fetched yet. */
export const SHORT_SESSION = sessionId(1);
export const HOUR_SESSIONS = Array.from({ length: 8 }, (_, index) => sessionId(100 + index));

/** Writes what an interview platform would hold: `sessions.json` and `recordings/<session id>.wav`. */
export async function writeRecordings(folder: string): Promise<void> {
  const recordings = path.join(folder, "recordings");
  await mkdir(recordings, { recursive: true });
  await writeWav(path.join(recordings, `${SHORT_SESSION}.wav`), SHORT);
  const [first = "", ...others] = HOUR_SESSIONS.map((id) => path.join(recordings, `${id}.wav`));
  await writeWav(first, HOUR);
  for (const other of others) await link(first, other);
  const sessions = [SHORT_SESSION, ...HOUR_SESSIONS].map((id, index) => ({
    id,
    status: "completed",
    role_name: "Tester",
    metadata: { candidate_name: `Candidate ${index}` },
    created_at: "2026-11-01T09:00:00Z",
    started_at: "2026-11-01T09:00:00Z",
    completed_at: "2026-11-01T10:00:00Z",
    duration_sec: id === SHORT_SESSION ? SHORT.seconds : HOUR.seconds,
    recording_s3_key: `recordings/${id}.wav`,
  }));
  const page = { sessions, total: sessions.length, limit: 100, offset: 0 };
  await writeFile(path.join(folder, "sessions.json"), JSON.stringify(page));
}

async function writeWav(file: string, sound: typeof HOUR): Promise<void> {
  const bytes = Readable.from(generatedWavBytes(sound, 0, generatedWavSize(sound) - 1));
  await pipeline(bytes, createWriteStream(file));
}

function sessionId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
