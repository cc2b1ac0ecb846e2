import type { SpeechMap } from "../speech-map";
import type { Turn } from "../types";
import type { Atom } from "./atoms";
import { guessedPaces, measuredPaces, type Script } from "./paces";
import { type Placement, placeTurns } from "./place-turns";
import type { Span } from "./span";
import { speechWeight } from "./speech-weight";
import { toSpans } from "./to-spans";
import { toEvidence, toSounds } from "./voices";

/** What is learnt from one round makes the next one better, until nothing changes. */
const TRIAL_ROUNDS = 2;
const MAX_ROUNDS = 6;
/** How much slower the first speaker may be than the others, to start from. */
const FIRST_GUESSES = [1, 1.4, 0.7];
/** What a speech map adds to a stretch of speech, before and after; less where the gap is short. */
const PADDING_MS = 110;
const LEAST_SPOKEN_MS = 20;
/** Of more speakers than this the last ones are taken for one: what is learnt of each takes time and memory. */
const MOST_VOICES = 20;
/** Even the shortest turn has a breath in it. Syllables. */
const LEAST_WEIGHT = 1;

/** What is supposed of each speaker: their pace, and which atoms sound like them. */
type Belief = { paces: number[]; evidence: Float64Array[] };

/** The stretches of speech that each turn is made of. `starts` are the times that are known. In short steps. */
export function* findPlacement(
  turns: readonly Turn[],
  starts: readonly (number | null)[],
  atoms: readonly Atom[],
  speech: SpeechMap,
): Generator<void, Span[][]> {
  const script = yield* toScript(turns);
  const { weights, speakers, speakerCount } = script;
  const anchors = starts.map((startMs) => (startMs === null ? null : atomAt(atoms, startMs)));
  const spokenMs = spokenTime(atoms);
  const sounds = toSounds(atoms, speech);
  const silent = new Float64Array(atoms.length + 1);
  const place = ({ paces, evidence }: Belief): Generator<void, Placement> =>
    placeTurns(
      atoms,
      spokenMs,
      speakers.map((speaker, i) => ({
        durationMs: (weights[i] ?? 0) * (paces[speaker] ?? 0),
        anchor: anchors[i] ?? null,
        evidence: evidence[speaker] ?? silent,
      })),
    );
  const learn = (placement: Placement): Belief => ({
    paces: measuredPaces(script, placement, spokenMs),
    evidence: toEvidence(atoms, sounds, speakersOf(placement, speakers, atoms.length), speakerCount),
  });
  const trials: Placement[] = [];
  for (const ratio of speakerCount > 1 ? FIRST_GUESSES : [1]) {
    let trial = yield* place({ paces: guessedPaces(script, anchors, spokenMs, ratio), evidence: [] });
    for (let round = 1; round < TRIAL_ROUNDS; round += 1) trial = yield* place(learn(trial));
    trials.push(trial);
  }
  let best = trials.reduce((best, trial) => (trial.cost < best.cost ? trial : best));
  for (let round = TRIAL_ROUNDS; round < MAX_ROUNDS; round += 1) {
    const next = yield* place(learn(best));
    const isSettled = next.starts.every((start, i) => start === best.starts[i]);
    best = next;
    if (isSettled) break;
  }
  return toSpans(best, atoms, speakers, speakerCount);
}

function* toScript(turns: readonly Turn[]): Generator<void, Script> {
  const numbers = new Map<string | null, number>();
  const weights: number[] = [];
  const speakers: number[] = [];
  for (const { text, speakerId } of turns) {
    const number = numbers.get(speakerId) ?? Math.min(numbers.size, MOST_VOICES - 1);
    numbers.set(speakerId, number);
    speakers.push(number);
    weights.push(Math.max(LEAST_WEIGHT, speechWeight(text)));
    yield;
  }
  return { weights, speakers, speakerCount: Math.min(numbers.size, MOST_VOICES) };
}

/** Speech up to each atom, without the padding of each stretch. */
function spokenTime(atoms: readonly Atom[]): Float64Array {
  const spokenMs = new Float64Array(atoms.length + 1);
  for (const [i, { startMs, endMs, gapMs }] of atoms.entries())
    spokenMs[i + 1] =
      (spokenMs[i] ?? 0) +
      Math.max(LEAST_SPOKEN_MS, endMs - startMs - (gapMs > 0 ? Math.min(PADDING_MS, gapMs) : 0));
  return spokenMs;
}

function speakersOf({ starts, ends }: Placement, speakers: readonly number[], atomCount: number): Int32Array {
  const speakerOf = new Int32Array(atomCount).fill(-1);
  for (const [i, speaker] of speakers.entries()) speakerOf.fill(speaker, starts[i], ends[i]);
  return speakerOf;
}

/** The atom that is spoken at a time, or else the next one. */
function atomAt(atoms: readonly Atom[], timeMs: number): number {
  let low = 0;
  let high = atoms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((atoms[middle]?.endMs ?? 0) <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
