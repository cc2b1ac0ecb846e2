import type { SpeechMap, SpeechSegment } from "@/lib/transcript/speech-map";
import { findSpeech } from "./find-speech";
import { FRAME_MS, LoudnessMeter } from "./loudness-meter";
import { encodePeaks } from "./peaks";
import type { ByteObserver } from "./spool-entry";
import { toVoiceTrack } from "./voice-track";
import { WavReader, type WavRefusal } from "./wav-reader";

/** Finds speech in the loudness of frames of `frameMs`, in dB below full scale. */
export type FindSpeechSegments = (
  frameEnergiesDb: Float32Array,
  frameMs: number,
) => { startMs: number; endMs: number }[];

/** Changes when the same recording would be analysed differently. */
export const ANALYSIS_VERSION = 2;

export type RecordingAnalysis =
  | { ok: true; version: number; durationMs: number; peaks: Buffer; speech: SpeechMap }
  | { ok: false; version: number; reason: WavRefusal | "empty" | "failed" };

/**
 * Watches a recording's bytes and, after the last one, tells `onAnalysed` its waveform and speech. Never throws:
 * playback goes on whatever the bytes are.
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

  finish(): void {
    this.#onAnalysed(this.#result());
  }

  #result(): RecordingAnalysis {
    const version = ANALYSIS_VERSION;
    this.#reader.finish();
    if (this.#reader.refusal) return { ok: false, version, reason: this.#reader.refusal };
    if (this.#failed) return { ok: false, version, reason: "failed" };
    if (!this.#meter) return { ok: false, version, reason: "empty" };
    try {
      const { durationMs, peaks, channelsDb, voices } = this.#meter.finish();
      const segments = this.#segments(channelsDb, durationMs);
      return {
        ok: true,
        version,
        durationMs,
        peaks: encodePeaks(peaks, FRAME_MS),
        // Channels of their own tell who speaks better than any voice does.
        speech: { durationMs, segments, ...(channelsDb.length === 1 && { voices: toVoiceTrack(voices) }) },
      };
    } catch {
      return { ok: false, version, reason: "failed" };
    }
  }

  #segments(channelsDb: Float32Array[], durationMs: number): SpeechSegment[] {
    return channelsDb
      .flatMap((energiesDb, channel) =>
        this.#findSpeechSegments(energiesDb, FRAME_MS).map(({ startMs, endMs }) => ({
          startMs,
          // The last frame may reach behind the end.
          endMs: Math.min(endMs, durationMs),
          ...(channelsDb.length > 1 && { channel }),
        })),
      )
      .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  }
}
