import { execFileSync } from "node:child_process";

export type Voice = { name: string; wordsPerMinute: number; pitch: number; gain: number };

export const SYNTH_RATE_HZ = 22_050;
const WAV_HEAD_BYTES = 44;
/** Of the full scale: what counts as sound at the ends of what is spoken. */
const AUDIBLE = 0.005;

export function isSynthesiserInstalled(): boolean {
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Samples of ±1 at SYNTH_RATE_HZ, without the silence before and after. */
export function speak(text: string, voice: Voice): Float32Array {
  const { name, wordsPerMinute, pitch, gain } = voice;
  const settings = ["-v", name, "-s", String(wordsPerMinute), "-p", String(pitch)];
  const wav = execFileSync("espeak-ng", ["--stdout", ...settings, text], { maxBuffer: 64 * 1024 * 1024 });
  const samples = new Float32Array((wav.length - WAV_HEAD_BYTES) >> 1);
  for (let i = 0; i < samples.length; i += 1)
    samples[i] = (wav.readInt16LE(WAV_HEAD_BYTES + 2 * i) / 32_768) * gain;
  const isAudible = (sample: number) => Math.abs(sample) > AUDIBLE * gain;
  const start = samples.findIndex(isAudible);
  return start < 0 ? new Float32Array(0) : samples.subarray(start, samples.findLastIndex(isAudible) + 1);
}
