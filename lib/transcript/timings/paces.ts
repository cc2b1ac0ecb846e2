import type { Placement } from "./place-turns";

/** In syllables: how much text it takes to believe a speaker's own pace. */
const INERTIA = 30;

/** What is said and by whom: for each turn its syllables and its speaker's number. */
export type Script = { weights: readonly number[]; speakers: readonly number[]; speakerCount: number };

/**
 * Milliseconds for a syllable, for each speaker, the first one's `ratio` times those of the others: such that the
 * turns take all the speech there is, or that between the first and the last atom in `anchors`.
 */
export function guessedPaces(
  { weights, speakers, speakerCount }: Script,
  anchors: readonly (number | null)[],
  spokenMs: Float64Array,
  ratio: number,
): number[] {
  const first = anchors.findIndex((atom) => atom !== null);
  const last = anchors.findLastIndex((atom) => atom !== null);
  const between = spokenBetween(spokenMs, anchors[first] ?? 0, anchors[last] ?? 0);
  const isBetween = (i: number) => between <= 0 || (i >= first && i < last);
  const total = sum(
    weights.map((weight, i) => (isBetween(i) ? weight * (speakers[i] === 0 ? ratio : 1) : 0)),
  );
  const pace = (between > 0 ? between : (spokenMs.at(-1) ?? 0)) / total;
  return Array.from({ length: speakerCount }, (_, speaker) => (speaker === 0 ? ratio : 1) * pace);
}

/** The same as it was in a placement; of those who say little, nearly the usual. */
export function measuredPaces(
  { weights, speakers, speakerCount }: Script,
  { starts, ends }: Placement,
  spokenMs: Float64Array,
): number[] {
  const said = new Float64Array(speakerCount);
  const took = new Float64Array(speakerCount);
  for (const [i, speaker] of speakers.entries()) {
    said[speaker] = (said[speaker] ?? 0) + (weights[i] ?? 0);
    took[speaker] = (took[speaker] ?? 0) + (spokenMs[ends[i] ?? 0] ?? 0) - (spokenMs[starts[i] ?? 0] ?? 0);
  }
  const usual = Math.max(1, sum(took)) / sum(said);
  return Array.from(said, (weight, speaker) => ((took[speaker] ?? 0) + INERTIA * usual) / (weight + INERTIA));
}

function spokenBetween(spokenMs: Float64Array, first: number, last: number): number {
  return (spokenMs[last] ?? 0) - (spokenMs[first] ?? 0);
}

function sum(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
