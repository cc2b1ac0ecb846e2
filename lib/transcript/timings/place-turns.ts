import type { Atom } from "./atoms";

/** What is expected of one turn. */
export type ExpectedTurn = {
  /** Of speech, pauses left out. */
  durationMs: number;
  /** The atom it starts with, where the document gives its time. */
  anchor: number | null;
  /** How much the atoms speak for its speaker, summed up from the first atom on. Natural logarithms. */
  evidence: Float64Array;
};

/** Turn `i` takes the atoms from `starts[i]` up to `ends[i]`. */
export type Placement = { starts: Int32Array; ends: Int32Array; cost: number };

/** What is dearer than the best by more than this is given up, */
const BEAM = 45;
/** and more ways than this are not followed: fewer where there are many turns, so that an hour takes no second. */
const CANDIDATES = { least: 120, most: 600, ofAllTurns: 55_000 };
/** Speech that belongs to no turn, before the first and after the last one. */
const SKIP_COST_PER_MS = 0.0015;
/** No turn is longer than expected by more than this. */
const MOST_TOLERANCES = 6;
/** A turn that nobody speaks. */
const NO_SPEECH_COST = 8;

/** Where the next turn may start, and what it costs to get there. */
type Candidates = { atoms: Int32Array; costs: Float64Array };
/** Where a turn that ends at `atoms[i]` starts: at `from[i]`. The turn before it ends there, or at `endBefore`. */
type Step = { atoms: Int32Array; from: Int32Array; endBefore: number | null };

/**
 * Shares out the atoms among the turns, in order, so that turns last as long as expected, begin where there is a
 * pause, and sound like their speakers: the cheapest way, by dynamic programming. `spokenMs` is the speech up to each
 * atom, and one more for all. Gives way after each turn.
 */
export function* placeTurns(
  atoms: readonly Atom[],
  spokenMs: Float64Array,
  turns: readonly ExpectedTurn[],
): Generator<void, Placement> {
  const totalMs = spokenMs[atoms.length] ?? 0;
  const startCosts = Float64Array.from({ length: atoms.length + 1 }, (_, i) => startCost(atoms[i]?.gapMs));
  const { least, most, ofAllTurns } = CANDIDATES;
  const maxCount = Math.max(least, Math.min(most, Math.floor(ofAllTurns / turns.length)));
  let open = cheapest(
    maxCount,
    Int32Array.from(startCosts.keys()),
    startCosts.map((cost, i) => cost + (spokenMs[i] ?? 0) * SKIP_COST_PER_MS),
  );
  const reach = { costs: new Float64Array(atoms.length + 1), from: new Int32Array(atoms.length + 1) };
  const trail: Step[] = [];
  for (const [index, turn] of turns.entries()) {
    let endBefore: number | null = null;
    if (turn.anchor !== null) ({ open, endBefore } = moved(open, turn.anchor, spokenMs));
    const nextIsKnown = (turns[index + 1]?.anchor ?? null) !== null;
    const [first, last] = extend(open, turn, spokenMs, nextIsKnown ? null : startCosts, reach);
    const ends = Int32Array.from({ length: last - first + 1 }, (_, i) => first + i);
    open = cheapest(maxCount, ends, reach.costs.slice(first, last + 1));
    const from = Int32Array.from(open.atoms, (end) => reach.from[end] ?? 0);
    trail.push({ endBefore, atoms: open.atoms, from });
    yield;
  }
  const costs = open.costs.map(
    (cost, i) => cost + (totalMs - (spokenMs[open.atoms[i] ?? 0] ?? 0)) * SKIP_COST_PER_MS,
  );
  const cost = costs.reduce((best, cost) => Math.min(best, cost), Number.POSITIVE_INFINITY);
  return { ...tracedBack(trail, open.atoms[costs.indexOf(cost)] ?? 0), cost };
}

/** The cheapest way to end `turn` at each atom, in `reach`, and the first and last atom that can be reached. */
function extend(
  open: Candidates,
  turn: ExpectedTurn,
  spokenMs: Float64Array,
  startCosts: Float64Array | null,
  reach: { costs: Float64Array; from: Int32Array },
): [first: number, last: number] {
  const { evidence, durationMs: expectedMs } = turn;
  const { costs, from } = reach;
  const toleranceMs = 0.15 * expectedMs + 250;
  const longestMs = expectedMs + MOST_TOLERANCES * toleranceMs;
  let last = 0;
  costs.fill(Number.POSITIVE_INFINITY);
  for (let c = 0; c < open.atoms.length; c += 1) {
    const start = open.atoms[c] ?? 0;
    const before = (open.costs[c] ?? 0) + (evidence[start] ?? 0);
    const startMs = spokenMs[start] ?? 0;
    for (let end = start; end < costs.length; end += 1) {
      const durationMs = (spokenMs[end] ?? 0) - startMs;
      if (durationMs > longestMs) break;
      const away = Math.abs(durationMs - expectedMs) / toleranceMs;
      const cost =
        before +
        (away < 3 ? 0.5 * away * away : 3 * away - 4.5) +
        (end === start ? NO_SPEECH_COST : 0) -
        (evidence[end] ?? 0) +
        (startCosts?.[end] ?? 0);
      if (cost >= (costs[end] ?? 0)) continue;
      costs[end] = cost;
      from[end] = start;
      if (end > last) last = end;
    }
  }
  return [open.atoms[0] ?? 0, last];
}

/** Follows the turns back from where the last one ends. */
function tracedBack(trail: readonly Step[], lastEnd: number): { starts: Int32Array; ends: Int32Array } {
  const starts = new Int32Array(trail.length);
  const ends = new Int32Array(trail.length);
  let end = lastEnd;
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const step = trail[index];
    const start = step?.from[step.atoms.indexOf(end)] ?? end;
    starts[index] = start;
    ends[index] = Math.max(start, Math.min(end, starts[index + 1] ?? end));
    end = step?.endBefore ?? start;
  }
  return { starts, ends };
}

/** Goes to where the next turn is known to start, over speech left out or taken twice. */
function moved(
  open: Candidates,
  anchor: number,
  spokenMs: Float64Array,
): { open: Candidates; endBefore: number } {
  let best = Number.POSITIVE_INFINITY;
  let endBefore = anchor;
  for (const [i, atom] of open.atoms.entries()) {
    const awayMs = Math.abs((spokenMs[atom] ?? 0) - (spokenMs[anchor] ?? 0));
    const cost = (open.costs[i] ?? 0) + awayMs * SKIP_COST_PER_MS;
    if (cost >= best) continue;
    best = cost;
    endBefore = atom;
  }
  return { open: { atoms: Int32Array.of(anchor), costs: Float64Array.of(best) }, endBefore };
}

/** How much likelier a pause of this length is inside a turn than before one. Nothing at the very end. */
function startCost(gapMs: number | undefined): number {
  if (gapMs === undefined) return 0;
  if (gapMs <= 0) return 4;
  if (gapMs < 500) return 2.5 - gapMs * 0.004;
  return gapMs < 1000 ? 1 - gapMs * 0.001 : 0;
}

/** Keeps the order of `atoms`. */
function cheapest(maxCount: number, atoms: Int32Array, costs: Float64Array): Candidates {
  const best = costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  const inBeam = upTo(best + BEAM, atoms, costs);
  if (inBeam.atoms.length <= maxCount) return inBeam;
  return upTo(inBeam.costs.toSorted()[maxCount - 1] ?? best, inBeam.atoms, inBeam.costs);
}

function upTo(limit: number, atoms: Int32Array, costs: Float64Array): Candidates {
  const keeps = (_: number, i: number) => (costs[i] ?? 0) <= limit;
  return { atoms: atoms.filter(keeps), costs: costs.filter(keeps) };
}
