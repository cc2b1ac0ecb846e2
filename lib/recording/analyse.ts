import { describeStart, START_BYTES } from "@/lib/platform/describe-start";
import type { SpeechSegment } from "@/lib/transcript/speech-map";
import { findSpeech } from "./find-speech";
import { FRAME_MS, LoudnessMeter } from "./loudness-meter";
import { encodePeaks } from "./peaks";
import { Slices } from "./slices";
import { encodeSpeech } from "./speech-code";
import type { ByteObserver } from "./spool-entry";
import { toVoiceTrack } from "./voice-track";
import type { OtherWavFormat } from "./wav-format";
import { WavReader, type WavRefusal } from "./wav-reader";

/** Finds speech in the loudness of frames of `frameMs`, in dB below full scale. */
export type FindSpeechSegments = (
  frameEnergiesDb: Float32Array,
  frameMs: number,
  slices: Slices,
) => Promise<{ startMs: number; endMs: number }[]>;

/** Changes when the same recording would be analysed differently. */
export const ANALYSIS_VERSION = 4;

/** A header that says more says nothing true. */
const LONGEST_MS = 7 * 24 * 3_600_000;

/**
 * Why there is no waveform. `empty`: no sample at all. `not_audio`: a web page, a message, a document. `not_wav`: audio of
 * another kind, or a file that is broken at its start. `unsupported_encoding`: a WAV file coded by `codec`.
 */
export type RecordingFailure = {
  reason: WavRefusal | "empty" | "not_audio" | "failed";
  codec?: string;
  durationMs?: number;
};

/** `peaks` are as `encodePeaks` packs them, `speech` as `encodeSpeech` does: under 20 KB together for an hour. */
export type RecordingAnalysis =
  | { ok: true; version: number; durationMs: number; peaks: Buffer; speech: Buffer }
  | ({ ok: false; version: number } & RecordingFailure);

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
  #head: Buffer = Buffer.alloc(0);

  constructor(
    onAnalysed: (analysis: RecordingAnalysis) => void,
    findSpeechSegments: FindSpeechSegments = findSpeech,
  ) {
    this.#onAnalysed = onAnalysed;
    this.#findSpeechSegments = findSpeechSegments;
  }

  push(chunk: Buffer): void {
    if (this.#head.length < START_BYTES)
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, START_BYTES)]);
    if (this.#failed) return;
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
    const reader = this.#reader;
    reader.finish();
    const refused = (failure: RecordingFailure) => ({ ok: false as const, version, ...failure });
    if (this.#failed) return refused({ reason: "failed" });
    const start = describeStart(this.#head, true);
    if (start.kind === "empty" || start.kind === "not_audio") return refused({ reason: start.kind });
    if (reader.otherFormat) return refused(otherAudio(reader.otherFormat, reader.sampleBytes));
    if (reader.refusal) return refused({ reason: reader.refusal });
    if (!this.#meter?.hasSound) return refused({ reason: "empty" });
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

function otherAudio({ codec, bytesPerSec }: OtherWavFormat, sampleBytes: number): RecordingFailure {
  if (sampleBytes === 0) return { reason: "empty" };
  const durationMs = Math.round((sampleBytes / bytesPerSec) * 1000);
  return {
    reason: "unsupported_encoding",
    codec,
    ...(bytesPerSec > 0 && durationMs < LONGEST_MS && { durationMs }),
  };
}
