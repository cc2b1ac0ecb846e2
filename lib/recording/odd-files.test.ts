import { expect, test } from "vitest";
import { describeStart } from "@/lib/platform/describe-start";
import { type OddFile, oddFiles } from "@/testing/recording/odd-files";
import { chunk, wavFile } from "@/testing/recording/wav-file";
import { RecordingAnalyser, type RecordingAnalysis } from "./analyse";
import { servedContentType, UNKNOWN_TYPE } from "./content-type";
import { decodeSpeech } from "./speech-code";

for (const { name, bytes, is, contentType } of oddFiles()) {
  test(`What ${name} is, is known, however its bytes arrive`, async () => {
    for (const size of [bytes.length + 1, 1009, 7]) {
      const analysis = await analyse(bytes, size);
      const { ok, durationMs } = analysis;
      expect(ok ? { durationMs } : described(analysis)).toEqual(is);
    }
    const start = describeStart(bytes, true);
    expect(start.kind === "audio" ? start.contentType : UNKNOWN_TYPE).toBe(contentType);
    // What is told is something that the browser may interpret as audio and nothing else.
    expect(servedContentType(contentType)).toBe(contentType);
  });
}

test("A steady offset, on either channel and in any encoding, changes neither speech nor waveform", async () => {
  const talk = [
    [400, 1300],
    [1800, 2100],
    [2600, 3900],
    [4500, 4700],
  ] as const;
  const random = seeded();
  const noise = Array.from({ length: 40_000 }, () => (random() - 0.5) * 0.002);
  const said = (timeMs: number) =>
    (talk.some(([from, to]) => timeMs >= from && timeMs < to)
      ? 0.2 * Math.sin(2 * Math.PI * 0.22 * timeMs)
      : 0) + (noise[Math.round(timeMs * 8)] ?? 0);
  for (const encoding of ["s16", "f32", "u8"] as const)
    for (const channels of [1, 2, 3]) {
      const heard = async (offsets: number[]) =>
        speechIn(
          wavFile(5, (timeMs, channel) => said(timeMs) + (offsets[channel] ?? 0), { encoding, channels }),
        );
      const plain = await heard([0, 0, 0]);
      expect(plain.segments.length).toBeGreaterThanOrEqual(3);
      for (const offset of [0.01, -0.02, 0.05, 0.1, 0.2, -0.5])
        for (const offsets of [
          [offset, offset, offset],
          [offset, -offset, 0],
        ]) {
          const { segments, durationMs } = await heard(offsets);
          expect(durationMs).toBe(plain.durationMs);
          expect(segments.length, `${encoding} ${channels} ${offset}`).toBe(plain.segments.length);
          for (const [i, { startMs, endMs }] of segments.entries()) {
            expect(Math.abs(startMs - (plain.segments[i]?.startMs ?? 0))).toBeLessThanOrEqual(40);
            expect(Math.abs(endMs - (plain.segments[i]?.endMs ?? 0))).toBeLessThanOrEqual(40);
          }
        }
    }
});

test("A chunk of any name and size before the samples hides none of them", async () => {
  for (const id of ["LIST", "id3 ", "JUNK", "Xtra", "data".toUpperCase()])
    for (let size = 0; size < 9; size += 1)
      for (const filler of [0, 0x20, 0x41, 0x64, 0xff]) {
        const content = Buffer.alloc(size, filler);
        const padding = Buffer.alloc(size % 2, filler);
        const file = wavFile(1, () => 0.3, { before: [chunk(id, content, size, false), padding] });
        expect(await analyse(file, 4096), `${id} ${size} ${filler}`).toMatchObject({
          ok: true,
          durationMs: 1000,
        });
      }
});

async function analyse(bytes: Buffer, size: number): Promise<RecordingAnalysis> {
  let found: RecordingAnalysis | undefined;
  const analyser = new RecordingAnalyser((analysis) => {
    found = analysis;
  });
  for (let at = 0; at < bytes.length; at += size) analyser.push(bytes.subarray(at, at + size));
  await analyser.finish();
  if (!found) throw new Error("no answer");
  return found;
}

function described(analysis: RecordingAnalysis): OddFile["is"] {
  const { ok: _, version: __, ...rest } = analysis;
  return rest as OddFile["is"];
}

async function speechIn(file: Buffer) {
  const analysis = await analyse(file, 65_536);
  const speech = analysis.ok && decodeSpeech(analysis.speech);
  if (!speech) throw new Error("no speech map");
  return speech;
}

function seeded(): () => number {
  let state = 11;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
