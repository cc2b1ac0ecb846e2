import { mixNoise } from "./noise";
import { type Random, seededRandom } from "./random";
import sentences from "./sentences.json";
import { SYNTH_RATE_HZ, speak, type Voice } from "./speak";
import { wavOf } from "./wav-of";

export type Language = keyof typeof sentences;
export type Condition = "clean" | "noise20" | "noise15";
export type InterviewPlan = { seed: number; language: Language; condition: Condition; turnCount: number };
export type SpokenTurn = { speaker: "interviewer" | "candidate"; text: string; startMs: number };
export type MadeInterview = { wav: Buffer; turns: SpokenTurn[] };

const VARIANTS = [
  ...["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5"],
  ...["adam", "belinda", "benjamin", "ed", "john", "linda", "michael", "paul", "steph", "travis", "victor"],
];
const WRITTEN_TOGETHER: Language[] = ["cmn", "ja"];

type Manner = {
  noiseDb: number | null;
  /** How often a pause inside an answer is a hesitation, and how long that is at most. */
  hesitations: number;
  hesitationMs: number;
  /** How often an answer starts before the question ends, and how often the listener says something meanwhile. */
  interruptions: number;
  echoDb: number | null;
};

const MANNERS: Record<Condition, Manner> = {
  clean: { noiseDb: null, hesitations: 0, hesitationMs: 0, interruptions: 0, echoDb: null },
  noise20: { noiseDb: 20, hesitations: 0.3, hesitationMs: 3000, interruptions: 0.05, echoDb: null },
  noise15: { noiseDb: 15, hesitations: 0.15, hesitationMs: 2000, interruptions: 0.25, echoDb: 15 },
};

/** An interview between two synthetic voices, and when each turn truly starts. The same plan, the same samples. */
export function makeInterview({ seed, language, condition, turnCount }: InterviewPlan): MadeInterview {
  const random = seededRandom(seed * 7919 + language.length * 31 + Object.keys(MANNERS).indexOf(condition));
  const voices = pickVoices(random, language);
  const manner = MANNERS[condition];
  const tracks: Record<SpokenTurn["speaker"], Placed[]> = { interviewer: [], candidate: [] };
  const turns: SpokenTurn[] = [];
  const glue = WRITTEN_TOGETHER.includes(language) ? "" : " ";
  let at = seconds(random.between(0.2, 2));
  let lastEnd = 0;
  for (let i = 0; i < turnCount; i += 1) {
    const speaker = i % 2 === 0 ? "interviewer" : "candidate";
    const interrupts = speaker === "candidate" && random.next() < manner.interruptions;
    if (interrupts) at = Math.max(0, lastEnd - seconds(random.between(0.1, 0.6)));
    const said = pickSentences(random, language, speaker);
    turns.push({ speaker, text: said.join(glue), startMs: Math.round((at / SYNTH_RATE_HZ) * 1000) });
    for (const sentence of said) {
      const samples = speak(sentence, voices[speaker]);
      tracks[speaker].push({ at, samples });
      lastEnd = at + samples.length;
      const listener = speaker === "candidate" ? "interviewer" : "candidate";
      if (samples.length > seconds(3) && random.next() < manner.interruptions / 2)
        tracks[listener].push({ at: at + seconds(1.5), samples: speak("mhm", voices[listener]) });
      const hesitates = speaker === "candidate" && random.next() < manner.hesitations;
      at =
        lastEnd +
        seconds(hesitates ? random.between(0.8, manner.hesitationMs / 1000) : random.between(0.12, 0.8));
    }
    at = lastEnd + seconds(random.between(0.2, 1.4));
  }
  const length = lastEnd + seconds(random.between(0.3, 2));
  const channels = [rendered(tracks.interviewer, length), rendered(tracks.candidate, length)] as const;
  const heard = random.next() < 0.25 ? apart(channels, manner.echoDb) : [together(channels)];
  if (manner.noiseDb !== null) for (const channel of heard) mixNoise(channel, manner.noiseDb, random);
  return { wav: wavOf(heard, SYNTH_RATE_HZ), turns };
}

type Placed = { at: number; samples: Float32Array };

function pickVoices(random: Random, language: Language): Record<SpokenTurn["speaker"], Voice> {
  const first = random.pick(VARIANTS);
  const second = random.pick(VARIANTS.filter((variant) => variant !== first));
  const voice = (variant: string): Voice => ({
    name: `${language}+${variant}`,
    wordsPerMinute: Math.round(random.between(115, 190)),
    pitch: Math.round(random.between(25, 75)),
    gain: 10 ** (random.between(-12, -4) / 20),
  });
  return { interviewer: voice(first), candidate: voice(second) };
}

function pickSentences(random: Random, language: Language, speaker: SpokenTurn["speaker"]): string[] {
  const { questions, answers } = sentences[language];
  const from = speaker === "interviewer" ? questions : answers;
  const count = speaker === "interviewer" ? random.pick([1, 1, 1, 2, 2]) : random.pick([1, 1, 2, 3, 4, 5]);
  return Array.from({ length: count }, () => random.pick(from));
}

function seconds(count: number): number {
  return Math.round(count * SYNTH_RATE_HZ);
}

function rendered(placed: Placed[], length: number): Float32Array {
  const track = new Float32Array(length);
  for (const { at, samples } of placed)
    for (let i = 0; i < samples.length && at + i < length; i += 1)
      track[at + i] = (track[at + i] ?? 0) + (samples[i] ?? 0);
  return track;
}

function together([left, right]: readonly [Float32Array, Float32Array]): Float32Array {
  return left.map((sample, i) => sample + (right[i] ?? 0));
}

/** A channel for each, which also hears the other side that much more quietly. */
function apart([left, right]: readonly [Float32Array, Float32Array], echoDb: number | null): Float32Array[] {
  const echo = echoDb === null ? 0 : 10 ** (-echoDb / 20);
  return [
    left.map((sample, i) => sample + echo * (right[i] ?? 0)),
    right.map((sample, i) => sample + echo * (left[i] ?? 0)),
  ];
}
