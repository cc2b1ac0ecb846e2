import fc from "fast-check";
import { expect, test } from "vitest";
import { findSpeech } from "./find-speech";

const FRAME_MS = 20;
type Span = readonly [startMs: number, endMs: number];
const TALK: Span[] = Array.from({ length: 20 }, (_, i) => [2000 + i * 3000, 3600 + i * 3000] as const);

test("speech over digital silence is one segment per stretch, with room for soft ends", async () => {
  const segments = await findSpeech(frames(62_000, TALK, -120), FRAME_MS);
  expect(segments).toHaveLength(20);
  for (const [index, [startMs, endMs]] of TALK.entries()) {
    expect(segments[index]?.startMs).toBeLessThanOrEqual(startMs - 60);
    expect(segments[index]?.startMs).toBeGreaterThan(startMs - 200);
    expect(segments[index]?.endMs).toBeGreaterThanOrEqual(endMs + 100);
    expect(segments[index]?.endMs).toBeLessThan(endMs + 250);
  }
});

test("noise 20 and 15 dB below the speech changes little", async () => {
  for (const noiseDb of [-40, -35]) {
    const segments = await findSpeech(frames(62_000, TALK, noiseDb), FRAME_MS);
    expect(segments).toHaveLength(20);
    for (const [index, [startMs]] of TALK.entries())
      expect(Math.abs((segments[index]?.startMs ?? 0) - startMs)).toBeLessThan(200);
  }
});

test("noise that grows by 25 dB midway is followed", async () => {
  const quiet = frames(62_000, TALK, -70);
  const loud = frames(62_000, TALK, -45);
  const segments = await findSpeech(Float32Array.from([...quiet, ...loud]), FRAME_MS);
  const late = segments.filter(({ startMs }) => startMs > 75_000);
  expect(late.length).toBeGreaterThan(14);
  expect(late.every(({ startMs, endMs }) => endMs - startMs < 2500)).toBe(true);
});

test("neither silence nor steady noise nor a click is speech", async () => {
  expect(await findSpeech(frames(30_000, [], -120), FRAME_MS)).toEqual([]);
  expect(await findSpeech(frames(30_000, [], -50), FRAME_MS)).toEqual([]);
  expect(await findSpeech(frames(30_000, [[9000, 9020]], -50), FRAME_MS)).toEqual([]);
  expect(await findSpeech(new Float32Array(0), FRAME_MS)).toEqual([]);
});

test("the pause inside a consonant does not split a word", async () => {
  const segments = await findSpeech(
    frames(
      4000,
      [
        [1000, 1300],
        [1380, 1700],
      ],
      -120,
    ),
    FRAME_MS,
  );
  expect(segments).toHaveLength(1);
});

test("any loudness gives segments in order, apart from each other and inside the recording", async () => {
  const anyLoudness = fc.array(fc.float({ min: -120, max: 0, noNaN: true }), { maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(anyLoudness, async (energiesDb) => {
      let lastEndMs = -1;
      for (const { startMs, endMs } of await findSpeech(Float32Array.from(energiesDb), FRAME_MS)) {
        expect(startMs).toBeGreaterThan(lastEndMs);
        expect([startMs % FRAME_MS, endMs % FRAME_MS]).toEqual([0, 0]);
        expect(endMs).toBeGreaterThan(startMs);
        lastEndMs = endMs;
      }
      expect(lastEndMs).toBeLessThanOrEqual(energiesDb.length * FRAME_MS);
    }),
  );
});

/** Speech at about -20 dB, as uneven as syllables are, over noise that wavers by a decibel. */
function frames(durationMs: number, spans: Span[], noiseDb: number): Float32Array {
  return Float32Array.from({ length: durationMs / FRAME_MS }, (_, frame) => {
    const timeMs = frame * FRAME_MS;
    const speaks = spans.some(([startMs, endMs]) => timeMs >= startMs && timeMs < endMs);
    const wavering = Math.sin(frame * 12.9898) * 0.7 + Math.sin(frame * 78.233) * 0.5;
    return speaks ? -20 + 5 * Math.sin(timeMs / 40) : noiseDb + wavering;
  });
}
