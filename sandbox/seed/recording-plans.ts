import type { ShapeName } from "./transcript-shapes";

type Voice = { voice: string; wordsPerMinute: number; pitch: number };

export type RecordingPlan = {
  /** Of the recording and transcript files. */
  name: string;
  /** Which dialogue of seed/speech. */
  speech: string;
  voices: { interviewer: Voice; candidate: Voice };
  format: { combine: "mono" | "stereo"; encoding: string[]; sampleRate: number };
  shape: ShapeName;
};

const PCM_16 = ["-e", "signed", "-b", "16"];
const MU_LAW = ["-e", "mu-law", "-b", "8"];
const PHONE = { combine: "mono", encoding: PCM_16, sampleRate: 8000 } as const;

const voices = (interviewer: string, candidate: string, wordsPerMinute: number) => ({
  interviewer: { voice: interviewer, wordsPerMinute: wordsPerMinute + 5, pitch: 60 },
  candidate: { voice: candidate, wordsPerMinute, pitch: 35 },
});

export const PLANS: RecordingPlan[] = [
  {
    name: "store-manager-en",
    speech: "store-manager-en",
    voices: voices("en-gb+f3", "en-gb+m3", 140),
    format: { combine: "stereo", encoding: MU_LAW, sampleRate: 8000 },
    shape: "turnsInSeconds",
  },
  {
    name: "warehouse-lead-en",
    speech: "warehouse-lead-en",
    voices: voices("en-us+f2", "en-us+m7", 150),
    format: { combine: "mono", encoding: PCM_16, sampleRate: 11_025 },
    shape: "plainTurns",
  },
  {
    name: "support-agent-en",
    speech: "support-agent-en",
    voices: voices("en-us+m1", "en-us+f4", 145),
    format: { combine: "mono", encoding: PCM_16, sampleRate: 16_000 },
    shape: "wordItems",
  },
  {
    name: "site-engineer-en",
    speech: "site-engineer-en",
    voices: voices("en-gb-x-rp+f1", "en-gb-scotland+m2", 145),
    format: PHONE,
    shape: "utterances",
  },
  {
    name: "nurse-de",
    speech: "nurse-de",
    voices: voices("de+m4", "de+f2", 140),
    format: PHONE,
    shape: "messages",
  },
  {
    name: "barista-es",
    speech: "barista-es",
    voices: voices("es+f3", "es+m3", 150),
    format: PHONE,
    shape: "webVtt",
  },
  {
    name: "driver-fr",
    speech: "driver-fr",
    voices: voices("fr-fr+f2", "fr-fr+m5", 145),
    format: { combine: "mono", encoding: MU_LAW, sampleRate: 8000 },
    shape: "turnsInSeconds",
  },
  {
    name: "analyst-ka",
    speech: "analyst-ka",
    voices: voices("ka+m3", "ka+f4", 120),
    format: PHONE,
    shape: "plainTurns",
  },
  {
    name: "reception-ar",
    speech: "reception-ar",
    voices: voices("ar+m2", "ar+f3", 120),
    format: PHONE,
    shape: "messages",
  },
];
