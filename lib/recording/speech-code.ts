import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  decodeVoiceLevel,
  encodeVoiceLevel,
  MOST_SOUNDS,
  type SpeechMap,
  type SpeechSegment,
  VOICE_FEATURES,
  type VoiceTrack,
} from "@/lib/transcript/speech-map";
import { VarintReader, writeVarint } from "./varint";

type Span = { start: number; end: number };

const FORMAT_VERSION = 1;
/** Segments are kept to this, wider rather than narrower. */
export const SPEECH_UNIT_MS = 20;
/** With the waveform's 5 KB, what an hour takes stays under 20 KB. */
const MOST_BYTES_PER_HOUR = 14_500;
const HOUR_MS = 3_600_000;
/** Days of it; more is not ours. */
const MOST_INFLATED_BYTES = 16 * 1024 ** 2;
const HIGHEST_LEVEL = 63;

/**
 * Packs a speech map: lengths of speech and of silence in turn, for each channel, then the voices; deflated. Where
 * speech is so chopped up that an hour would take more than 14.5 KB, its shortest gaps are closed.
 */
export function encodeSpeech(speech: SpeechMap): Buffer {
  const mostBytes = MOST_BYTES_PER_HOUR * Math.max(1, speech.durationMs / HOUR_MS);
  for (let leastGap = 1; ; leastGap *= 2) {
    const encoded = encodeWith(speech, leastGap);
    if (encoded.length <= mostBytes || leastGap * SPEECH_UNIT_MS > speech.durationMs) return encoded;
  }
}

/** The inverse of `encodeSpeech`; null for bytes that it did not write. */
export function decodeSpeech(encoded: Uint8Array): SpeechMap | null {
  if (encoded[0] !== FORMAT_VERSION) return null;
  try {
    const packed = inflateRawSync(encoded.subarray(1), { maxOutputLength: MOST_INFLATED_BYTES });
    return readSpeech(new VarintReader(packed));
  } catch {
    return null;
  }
}

function encodeWith({ durationMs, segments, voices }: SpeechMap, leastGap: number): Buffer {
  const bytes: number[] = [];
  writeVarint(bytes, durationMs);
  const channelCount = segments.reduce((most, { channel }) => Math.max(most, (channel ?? -1) + 1), 0);
  writeVarint(bytes, channelCount);
  for (let channel = 0; channel < Math.max(1, channelCount); channel += 1) {
    const own = channelCount === 0 ? segments : segments.filter((segment) => segment.channel === channel);
    const spans = toSpans(own, leastGap);
    writeVarint(bytes, spans.length);
    let last = 0;
    for (const { start, end } of spans) {
      writeVarint(bytes, start - last);
      writeVarint(bytes, end - start);
      last = end;
    }
  }
  writeVoices(bytes, voices);
  return Buffer.concat([Buffer.of(FORMAT_VERSION), deflateRawSync(Buffer.from(bytes), { level: 9 })]);
}

/** In units, in order, with gaps of at least `leastGap`. */
function toSpans(segments: readonly SpeechSegment[], leastGap: number): Span[] {
  const spans: Span[] = [];
  for (const { startMs, endMs } of segments) {
    const start = Math.floor(startMs / SPEECH_UNIT_MS);
    const end = Math.ceil(endMs / SPEECH_UNIT_MS);
    const last = spans.at(-1);
    if (last && start - last.end < leastGap) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

function writeVoices(bytes: number[], voices: VoiceTrack | undefined): void {
  writeVarint(bytes, voices ? Math.round(voices.stepMs * 1000) : 0);
  if (!voices) return;
  const soundCount = Math.floor(voices.sounds.length / VOICE_FEATURES);
  writeVarint(bytes, soundCount);
  for (let i = 0; i < soundCount * VOICE_FEATURES; i += 1) bytes.push(decodeVoiceLevel(voices.sounds, i));
  writeVarint(bytes, voices.steps.length);
  for (let i = 0; i < voices.steps.length; i += 1) bytes.push(decodeVoiceLevel(voices.steps, i));
}

function readSpeech(reader: VarintReader): SpeechMap | null {
  const durationMs = reader.next();
  const channelCount = reader.next();
  const segments: SpeechSegment[] = [];
  for (let channel = 0; channel < Math.max(1, channelCount); channel += 1) {
    let last = 0;
    for (let left = reader.next(); left > 0; left -= 1) {
      const start = last + reader.next();
      const end = start + reader.next();
      const [startMs, endMs] = [start * SPEECH_UNIT_MS, Math.min(end * SPEECH_UNIT_MS, durationMs)];
      if (startMs >= endMs || end * SPEECH_UNIT_MS >= durationMs + SPEECH_UNIT_MS) return null;
      segments.push({ startMs, endMs, ...(channelCount > 0 && { channel }) });
      last = end;
    }
  }
  if (channelCount > 1) segments.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const voices = readVoices(reader);
  return reader.isAtEnd ? { durationMs, segments, ...(voices && { voices }) } : null;
}

function readVoices(reader: VarintReader): VoiceTrack | null {
  const stepMs = reader.next() / 1000;
  if (stepMs === 0) return null;
  const soundCount = reader.next();
  const sounds = reader.take(Math.min(soundCount, MOST_SOUNDS) * VOICE_FEATURES, HIGHEST_LEVEL);
  const steps = reader.take(reader.next(), soundCount);
  return { stepMs, sounds: toCharacters(sounds), steps: toCharacters(steps) };
}

function toCharacters(levels: Uint8Array): string {
  return Array.from(levels, encodeVoiceLevel).join("");
}
