import type { Voice } from "@/components/playback/voices";

/** Colours of the waveform, as `--voice-…` in app/globals.css. */
export type VoiceTone = "candidate" | "other" | "third" | "fourth";

const OTHERS: readonly VoiceTone[] = ["other", "third", "fourth"];

/** Which speaker has which colour, by `speakerIndex`. The candidate's is always the same, as in the transcript. */
export function voiceTones(voices: readonly Voice[]): Map<number, VoiceTone> {
  const tones = new Map<number, VoiceTone>();
  let others = 0;
  for (const { speakerIndex, isCandidate } of [...voices].sort((a, b) => a.speakerIndex - b.speakerIndex)) {
    if (tones.has(speakerIndex)) continue;
    tones.set(speakerIndex, isCandidate ? "candidate" : (OTHERS[others++ % OTHERS.length] ?? "other"));
  }
  return tones;
}
