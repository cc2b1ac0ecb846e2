import { quantile } from "./quantile";
import { Slices } from "./slices";

type Span = { startMs: number; endMs: number };

/** The noise is what the quietest moments of this long are like, on either side. */
const NOISE_REACH_MS = 8_000;
const BLOCK_MS = 500;
/** One moment of lost samples in ten is not the noise. */
const NOISE_QUANTILE = 0.1;
const LOUD_QUANTILE = 0.99;
/** Speech is heard from this far above the noise, and ends where it falls below the second. */
const ONSET_DB = 6;
const RELEASE_DB = 3.5;
/** How far below the loudest speech anything can be and still be speech, when there is no noise at all. */
const SPEECH_RANGE_DB = 38;
/** Quieter than this is nothing, however quiet the rest. */
const LEAST_LOUD_DB = -75;
/** Shorter is a click, and a shorter gap is a consonant. */
const MIN_SPEECH_MS = 80;
const MIN_GAP_MS = 100;
/** Soft beginnings and ends of words are below the threshold. */
const LEAD_MS = 80;
const TAIL_MS = 140;
/** What is left of a gap that is too short for both, so that it can still be seen. */
const LEAST_GAP_MS = 20;
const BLOCKS_AT_ONCE = 500;

/**
 * Finds speech in the loudness of frames of `frameMs`, in dB below full scale: what rises above a noise floor that
 * is followed through the recording. Errs on the side of speech, so that skipping the rest cuts into no word.
 */
export async function findSpeech(
  energiesDb: Float32Array,
  frameMs: number,
  slices = new Slices(),
): Promise<Span[]> {
  const smoothedDb = await smooth(energiesDb, slices);
  const blockFrames = Math.max(1, Math.round(BLOCK_MS / frameMs));
  const floorsDb = await followNoise(smoothedDb, blockFrames, slices);
  const loudDb = quantile(smoothedDb, LOUD_QUANTILE);
  await slices.pause();
  if (loudDb < LEAST_LOUD_DB) return [];
  const leastFloorDb = loudDb - SPEECH_RANGE_DB - ONSET_DB;
  const spans: Span[] = [];
  let start = -1;
  // One more frame ends what is spoken to the end.
  await slices.over(smoothedDb.length + 1, (from, to) => {
    for (let frame = from; frame < to; frame += 1) {
      const floor = Math.max(floorsDb[Math.floor(frame / blockFrames)] ?? 0, leastFloorDb);
      const above = (smoothedDb[frame] ?? Number.NEGATIVE_INFINITY) - floor;
      if (start < 0 && above >= ONSET_DB) start = beginning(smoothedDb, floor + RELEASE_DB, frame);
      else if (start >= 0 && above < RELEASE_DB) {
        spans.push({ startMs: start * frameMs, endMs: frame * frameMs });
        start = -1;
      }
    }
  });
  return padded(joined(spans).filter(isLongEnough), energiesDb.length * frameMs, frameMs);
}

/** The mean over three frames, so that one frame of noise starts nothing. */
async function smooth(energiesDb: Float32Array, slices: Slices): Promise<Float32Array> {
  const smoothedDb = new Float32Array(energiesDb.length);
  const lastFrame = energiesDb.length - 1;
  const power = (frame: number) => 10 ** ((energiesDb[frame] ?? Number.NEGATIVE_INFINITY) / 10);
  let [before, here] = [0, energiesDb.length > 0 ? power(0) : 0];
  await slices.over(energiesDb.length, (from, to) => {
    for (let frame = from; frame < to; frame += 1) {
      const after = frame < lastFrame ? power(frame + 1) : 0;
      const count = 1 + Number(frame > 0) + Number(frame < lastFrame);
      smoothedDb[frame] = 10 * Math.log10((before + here + after) / count + 1e-12);
      before = here;
      here = after;
    }
  });
  return smoothedDb;
}

/** For each block of frames, how loud the quietest moments around it are. */
async function followNoise(
  smoothedDb: Float32Array,
  blockFrames: number,
  slices: Slices,
): Promise<Float32Array> {
  const quietest = new Float32Array(Math.ceil(smoothedDb.length / blockFrames));
  for (let frame = 0; frame < smoothedDb.length; frame += 1) {
    const block = Math.floor(frame / blockFrames);
    quietest[block] = Math.min(quietest[block] ?? 0, smoothedDb[frame] ?? 0);
  }
  const floors = new Float32Array(quietest.length);
  const reach = Math.round(NOISE_REACH_MS / BLOCK_MS);
  await slices.over(
    floors.length,
    (from, to) => {
      for (let block = from; block < to; block += 1)
        floors[block] = quantile(
          quietest.subarray(Math.max(0, block - reach), block + reach + 1),
          NOISE_QUANTILE,
        );
    },
    BLOCKS_AT_ONCE,
  );
  return floors;
}

/** Goes back from where speech is certain to where it rose out of the noise. */
function beginning(smoothedDb: Float32Array, releaseDb: number, frame: number): number {
  let start = frame;
  while (start > 0 && (smoothedDb[start - 1] ?? 0) >= releaseDb) start -= 1;
  return start;
}

function isLongEnough(span: Span): boolean {
  return span.endMs - span.startMs >= MIN_SPEECH_MS;
}

/** Two stretches share the gap between them, in whole frames, when it is short. */
function padded(spans: readonly Span[], durationMs: number, frameMs: number): Span[] {
  return spans.map(({ startMs, endMs }, i) => {
    const before = startMs - (spans[i - 1]?.endMs ?? 0);
    const after = (spans[i + 1]?.startMs ?? durationMs) - endMs;
    const ofShort = (gapMs: number, padMs: number) =>
      Math.floor((Math.max(0, gapMs - LEAST_GAP_MS) * padMs) / (LEAD_MS + TAIL_MS) / frameMs) * frameMs;
    const leadMs = i === 0 ? Math.min(LEAD_MS, before) : Math.min(LEAD_MS, ofShort(before, LEAD_MS));
    const tailMs =
      i === spans.length - 1 ? Math.min(TAIL_MS, after) : Math.min(TAIL_MS, ofShort(after, TAIL_MS));
    return { startMs: startMs - leadMs, endMs: endMs + tailMs };
  });
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.startMs - last.endMs < MIN_GAP_MS) last.endMs = Math.max(last.endMs, span.endMs);
    else result.push({ ...span });
  }
  return result;
}
