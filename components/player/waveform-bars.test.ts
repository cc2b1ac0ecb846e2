import { expect, test } from "vitest";
import type { Voice } from "@/components/playback/voices";
import { waveformBars } from "./waveform-bars";

const voice = (speakerIndex: number, startMs: number, endMs: number): Voice => ({
  startMs,
  endMs,
  speakerIndex,
  label: `Speaker ${speakerIndex}`,
  isCandidate: speakerIndex === 1,
});

test("Bars stand where it is loud, however long the recording is", () => {
  const peaks = new Float32Array(72_000);
  peaks.fill(0.25, 18_000, 54_000);
  const bars = waveformBars({ durationMs: 14_400_000, bucketMs: 200, peaks }, [], 100);
  expect(bars.findIndex(({ height }) => height > 0)).toBe(25);
  expect(bars.findLastIndex(({ height }) => height > 0)).toBe(74);
});

test("A recording shorter than there are bars is stretched without holes", () => {
  const bars = waveformBars(
    { durationMs: 1_000, bucketMs: 200, peaks: Float32Array.of(0.3, 0.3, 0.3, 0.3, 0.3) },
    [],
    64,
  );
  expect(bars.every(({ height }) => height === 1)).toBe(true);
});

test("Bars take the colour of who speaks there, and of nobody in between", () => {
  const peaks = new Float32Array(10).fill(0.5);
  const voices = [voice(0, 0, 4_000), voice(1, 6_000, 10_000)];
  const bars = waveformBars({ durationMs: 10_000, bucketMs: 1_000, peaks }, voices, 5);
  expect(bars.map((bar) => bar.voice?.speakerIndex)).toEqual([0, 0, undefined, 1, 1]);
});

test("One loud knock does not flatten the speech", () => {
  const peaks = new Float32Array(1_000).fill(0.1);
  peaks[500] = 1;
  const bars = waveformBars({ durationMs: 100_000, bucketMs: 100, peaks }, [], 500);
  expect(bars[10]?.height).toBe(1);
});

test("Silence from end to end is flat", () => {
  const bars = waveformBars({ durationMs: 10_000, bucketMs: 100, peaks: new Float32Array(100) }, [], 50);
  expect(bars.every(({ height }) => height === 0)).toBe(true);
});
