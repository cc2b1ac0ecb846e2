import { decodeVoiceLevel, type SpeechMap, VOICE_FEATURES } from "../speech-map";
import type { Atom } from "./atoms";
import { inverseOf } from "./matrix";

/** How each atom sounds: numbers of which the differences count, or none where nothing is known. */
export type Sound = Float64Array | null;

/** Steps of one voice are alike, so that each says less than it seems to. */
const VOICE_WEIGHT = 0.3;
const CHANNEL_WEIGHT = 1;
/** The most that one atom can say for or against a speaker. */
const MOST = 2;
const CHANNEL_MOST = 3;
/** A speaker who is heard for less than this has no voice of their own yet. */
const MIN_ATOMS = 12;
/** Levels; keeps a small sample from being taken for certain. */
const LEAST_SPREAD = 2;
const PITCH = 1;
/** Its own, because reading an import in inner loops costs more than the rest of them. */
const FEATURES = VOICE_FEATURES;

export function toSounds(atoms: readonly Atom[], { voices }: SpeechMap): Sound[] {
  if (!voices) return atoms.map(() => null);
  const sounds = Array.from({ length: Math.ceil(voices.sounds.length / FEATURES) }, (_, sound) =>
    Float64Array.from({ length: FEATURES }, (_, i) => decodeVoiceLevel(voices.sounds, sound * FEATURES + i)),
  );
  const heard = atoms.map(({ step }) => sounds[decodeVoiceLevel(voices.steps, step) - 1] ?? null);
  const pitches = heard.flatMap((sound) => sound?.[PITCH] || []);
  // Where there is no pitch, the usual one says nothing.
  const usual = pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
  for (const sound of sounds) sound[PITCH] = sound[PITCH] || usual;
  return heard;
}

/**
 * For each speaker, how much each atom speaks for them, summed up from the first atom on. `speakerOf` is the speaker
 * to whom each atom is given for now, -1 for none.
 */
export function toEvidence(
  atoms: readonly Atom[],
  sounds: readonly Sound[],
  speakerOf: Int32Array,
  speakerCount: number,
): Float64Array[] {
  const scores = Array.from({ length: speakerCount }, () => new Float64Array(atoms.length));
  if (speakerCount > 1) {
    addVoices(scores, sounds, speakerOf);
    addChannels(scores, atoms, speakerOf);
  }
  return scores.map(summedUp);
}

function addVoices(scores: Float64Array[], sounds: readonly Sound[], speakerOf: Int32Array): void {
  const heard = sounds.flatMap((sound, i) => (sound && (speakerOf[i] ?? -1) >= 0 ? [i] : []));
  const of = (speaker: number) => heard.filter((i) => speakerOf[i] === speaker);
  const everybody = meanOf(heard.map((i) => sounds[i] ?? null));
  const means = scores.map((_, speaker) => {
    const own = of(speaker);
    return own.length < MIN_ATOMS ? null : meanOf(own.map((i) => sounds[i] ?? null));
  });
  if (means.filter(Boolean).length < 2) return;
  const spread = new Float64Array(FEATURES * FEATURES);
  for (const i of heard) {
    const sound = sounds[i];
    const mean = means[speakerOf[i] ?? -1] ?? everybody;
    if (!sound) continue;
    for (let a = 0; a < FEATURES; a += 1)
      for (let b = 0; b < FEATURES; b += 1)
        spread[a * FEATURES + b] =
          (spread[a * FEATURES + b] ?? 0) +
          (((sound[a] ?? 0) - (mean[a] ?? 0)) * ((sound[b] ?? 0) - (mean[b] ?? 0))) / heard.length;
  }
  for (let a = 0; a < FEATURES; a += 1)
    spread[a * FEATURES + a] = (spread[a * FEATURES + a] ?? 0) + LEAST_SPREAD ** 2;
  const precision = inverseOf(spread, FEATURES);
  for (const [speaker, mean] of means.entries()) {
    if (!mean) continue;
    const away = mean.map((value, a) => value - (everybody[a] ?? 0));
    const direction = away.map((_, a) =>
      away.reduce((sum, value, b) => sum + value * (precision[a * FEATURES + b] ?? 0), 0),
    );
    const middle = away.reduce((sum, value, a) => sum + value * (direction[a] ?? 0), 0) / 2;
    for (const [i, sound] of sounds.entries()) {
      if (!sound) continue;
      const along = sound.reduce(
        (sum, value, a) => sum + (value - (everybody[a] ?? 0)) * (direction[a] ?? 0),
        0,
      );
      add(scores, speaker, i, clamp(VOICE_WEIGHT * (along - middle), MOST));
    }
  }
}

function addChannels(scores: Float64Array[], atoms: readonly Atom[], speakerOf: Int32Array): void {
  const channels = [...new Set(atoms.map(({ channel }) => channel))];
  if (channels.length < 2) return;
  const share = (indices: number[], channel: number) =>
    (indices.filter((i) => atoms[i]?.channel === channel).length + 1) / (indices.length + channels.length);
  const all = [...atoms.keys()];
  for (const [speaker] of scores.entries()) {
    const own = all.filter((i) => speakerOf[i] === speaker);
    if (own.length < MIN_ATOMS) continue;
    for (const channel of channels) {
      const score = clamp(CHANNEL_WEIGHT * Math.log(share(own, channel) / share(all, channel)), CHANNEL_MOST);
      for (const i of all) if (atoms[i]?.channel === channel) add(scores, speaker, i, score);
    }
  }
}

function add(scores: Float64Array[], speaker: number, atom: number, score: number): void {
  const own = scores[speaker];
  if (own) own[atom] = (own[atom] ?? 0) + score;
}

function meanOf(sounds: readonly Sound[]): Float64Array {
  const mean = new Float64Array(FEATURES);
  for (const sound of sounds)
    for (let a = 0; a < FEATURES; a += 1) mean[a] = (mean[a] ?? 0) + (sound?.[a] ?? 0) / sounds.length;
  return mean;
}

function summedUp(scores: Float64Array): Float64Array {
  const sums = new Float64Array(scores.length + 1);
  for (let i = 0; i < scores.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (scores[i] ?? 0);
  return sums;
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
