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

/**
 * Finds speech in the loudness of frames of `frameMs`, in dB below full scale: what rises above a noise floor that
 * is followed through the recording. Errs on the side of speech, so that skipping the rest cuts into no word.
 */
export function findSpeech(energiesDb: Float32Array, frameMs: number): Span[] {
  const smoothedDb = smooth(energiesDb);
  const floorDb = followNoise(smoothedDb, frameMs);
  const loudDb = quantile(smoothedDb, LOUD_QUANTILE);
  if (loudDb < LEAST_LOUD_DB) return [];
  const spans: Span[] = [];
  let start = -1;
  for (let frame = 0; frame <= smoothedDb.length; frame += 1) {
    const floor = Math.max(floorDb[frame] ?? 0, loudDb - SPEECH_RANGE_DB - ONSET_DB);
    const above = (smoothedDb[frame] ?? Number.NEGATIVE_INFINITY) - floor;
    if (start < 0 && above >= ONSET_DB) start = beginning(smoothedDb, floor + RELEASE_DB, frame);
    else if (start >= 0 && above < RELEASE_DB) {
      spans.push({ startMs: start * frameMs, endMs: frame * frameMs });
      start = -1;
    }
  }
  const durationMs = energiesDb.length * frameMs;
  return padded(joined(spans).filter(isLongEnough), durationMs);
}

/** The mean over three frames, so that one frame of noise starts nothing. */
function smooth(energiesDb: Float32Array): Float32Array {
  const power = (frame: number) => 10 ** ((energiesDb[frame] ?? Number.NEGATIVE_INFINITY) / 10);
  return energiesDb.map((_, frame) => {
    const first = Math.max(0, frame - 1);
    const last = Math.min(energiesDb.length - 1, frame + 1);
    let sum = 0;
    for (let i = first; i <= last; i += 1) sum += power(i);
    return 10 * Math.log10(sum / (last - first + 1) + 1e-12);
  });
}

/** For each frame, how loud the quietest moments around it are. */
function followNoise(smoothedDb: Float32Array, frameMs: number): Float32Array {
  const blockFrames = Math.max(1, Math.round(BLOCK_MS / frameMs));
  const reach = Math.round(NOISE_REACH_MS / BLOCK_MS);
  const quietest: number[] = [];
  for (let frame = 0; frame < smoothedDb.length; frame += blockFrames)
    quietest.push(smoothedDb.subarray(frame, frame + blockFrames).reduce(smaller, 0));
  const floors = quietest.map((_, block) =>
    quantile(
      Float32Array.from(quietest.slice(Math.max(0, block - reach), block + reach + 1)),
      NOISE_QUANTILE,
    ),
  );
  return smoothedDb.map((_, frame) => floors[Math.floor(frame / blockFrames)] ?? 0);
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

/** Two stretches share the gap between them when it is short. */
function padded(spans: readonly Span[], durationMs: number): Span[] {
  return spans.map(({ startMs, endMs }, i) => {
    const before = startMs - (spans[i - 1]?.endMs ?? 0);
    const after = (spans[i + 1]?.startMs ?? durationMs) - endMs;
    const ofShort = (gapMs: number, padMs: number) =>
      Math.floor((Math.max(0, gapMs - LEAST_GAP_MS) * padMs) / (LEAD_MS + TAIL_MS));
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

function quantile(values: Float32Array, share: number): number {
  return values.toSorted()[Math.floor((values.length - 1) * share)] ?? 0;
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}
