import type { SpeechSegment } from "@/lib/transcript/speech-map";
import { findSpeech } from "./find-speech";
import { FRAME_MS, LoudnessMeter } from "./loudness-meter";
import { encodePeaks } from "./peaks";
import { Slices } from "./slices";
import { encodeSpeech } from "./speech-code";
import type { ByteObserver } from "./spool-entry";
import { toVoiceTrack } from "./voice-track";
import { WavReader, type WavRefusal } from "./wav-reader";

/** Finds speech in the loudness of frames of `frameMs`, in dB below full scale. */
export type FindSpeechSegments = (
  frameEnergiesDb: Float32Array,
  frameMs: number,
  slices: Slices,
) => Promise<{ startMs: number; endMs: number }[]>;

/** Changes when the same recording would be analysed differently. */
export const ANALYSIS_VERSION = 3;

/** `peaks` are as `encodePeaks` packs them, `speech` as `encodeSpeech` does: under 20 KB together for an hour. */
export type RecordingAnalysis =
  | { ok: true; version: number; durationMs: number; peaks: Buffer; speech: Buffer }
  | { ok: false; version: number; reason: WavRefusal | "empty" | "failed" };

/**
 * Watches a recording's bytes and, after the last one, tells `onAnalysed` its waveform and speech. Never throws:
 * playback goes on whatever the bytes are. Summing up comes in slices, so that nobody waits for it.
 */
export class RecordingAnalyser implements ByteObserver {
  readonly #reader = new WavReader();
  readonly #findSpeechSegments: FindSpeechSegments;
  readonly #onAnalysed: (analysis: RecordingAnalysis) => void;
  #meter: LoudnessMeter | null = null;
  #failed = false;

  constructor(
    onAnalysed: (analysis: RecordingAnalysis) => void,
    findSpeechSegments: FindSpeechSegments = findSpeech,
  ) {
    this.#onAnalysed = onAnalysed;
    this.#findSpeechSegments = findSpeechSegments;
  }

  push(chunk: Buffer): void {
    if (this.#failed || this.#reader.refusal) return;
    try {
      const samples = this.#reader.push(chunk);
      if (samples.length === 0 || !this.#reader.format) return;
      this.#meter ??= new LoudnessMeter(this.#reader.format);
      this.#meter.push(samples);
    } catch {
      this.#failed = true;
    }
  }

  async finish(): Promise<void> {
    this.#onAnalysed(await this.#result());
  }

  async #result(): Promise<RecordingAnalysis> {
    const version = ANALYSIS_VERSION;
    this.#reader.finish();
    if (this.#reader.refusal) return { ok: false, version, reason: this.#reader.refusal };
    if (this.#failed) return { ok: false, version, reason: "failed" };
    if (!this.#meter) return { ok: false, version, reason: "empty" };
    try {
      return { ok: true, version, ...(await this.#summedUp(this.#meter, new Slices())) };
    } catch {
      return { ok: false, version, reason: "failed" };
    }
  }

  async #summedUp(meter: LoudnessMeter, slices: Slices) {
    const { durationMs, peaks, channelsDb, voices } = await meter.finish(slices);
    const segments: SpeechSegment[] = [];
    // The last frame may reach behind the end.
    for (const [channel, energiesDb] of channelsDb.entries())
      for (const { startMs, endMs } of await this.#findSpeechSegments(energiesDb, FRAME_MS, slices))
        segments.push({
          startMs,
          endMs: Math.min(endMs, durationMs),
          ...(channelsDb.length > 1 && { channel }),
        });
    segments.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
    // Channels of their own tell who speaks better than any voice does.
    const track = channelsDb.length === 1 && { voices: await toVoiceTrack(voices, segments, slices) };
    const encodedPeaks = encodePeaks(peaks, FRAME_MS);
    await slices.pause();
    return {
      durationMs,
      peaks: encodedPeaks,
      speech: encodeSpeech({ durationMs, segments, ...track }),
    };
  }
}
