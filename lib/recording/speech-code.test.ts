import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeVoiceLevel, type SpeechMap, VOICE_FEATURES } from "@/lib/transcript/speech-map";
import { decodeSpeech, encodeSpeech, SPEECH_UNIT_MS } from "./speech-code";

const HOUR_MS = 3_600_000;
const anyGap = fc.integer({ min: 1, max: 500 });
/** Gaps and lengths, in units. */
const anyTalk = fc.array(fc.tuple(anyGap, fc.integer({ min: 1, max: 2000 })), { maxLength: 60 });
const anyVoices = fc.record({
  stepMs: fc.integer({ min: 50_000, max: 400_000 }).map((micros) => micros / 1000),
  sounds: characters(63).map((text) => text.slice(0, text.length - (text.length % VOICE_FEATURES))),
  steps: fc.constant(""),
});

test("what was packed comes back as it was", () => {
  fc.assert(
    fc.property(anyTalk, fc.nat(19), fc.option(anyVoices), fc.infiniteStream(fc.nat(63)), (...given) => {
      const [talk, shortMs, track, numbers] = given;
      const segments = toSegments(talk);
      const endMs = segments.at(-1)?.endMs ?? 0;
      const durationMs = Math.max(0, endMs - shortMs);
      const last = segments.at(-1);
      if (last) last.endMs = durationMs;
      const soundCount = (track?.sounds.length ?? 0) / VOICE_FEATURES;
      const steps = Array.from({ length: 100 }, () => (numbers.next().value ?? 0) % (soundCount + 1));
      const voices = track && { ...track, steps: steps.map(encodeVoiceLevel).join("") };
      const speech: SpeechMap = { durationMs, segments, ...(voices && { voices }) };
      expect(decodeSpeech(encodeSpeech(speech))).toEqual(speech);
    }),
  );
});

test("channels that overlap come back in order of time", () => {
  fc.assert(
    fc.property(anyTalk, anyTalk, (first, second) => {
      const segments = [toSegments(first), toSegments(second)]
        .flatMap((side, channel) => side.map((segment) => ({ ...segment, channel })))
        .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
      // Without the second one, nothing tells that there are two.
      fc.pre(second.length > 0);
      const speech = { durationMs: HOUR_MS, segments };
      expect(decodeSpeech(encodeSpeech(speech))).toEqual(speech);
    }),
  );
});

test("times between the units are kept to the unit, with no speech lost", () => {
  const anyMs = fc.integer({ min: 1, max: 9000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(anyMs, anyMs), { minLength: 1, maxLength: 40 }), (talk) => {
      let atMs = 0;
      const segments = talk.map(([gapMs, lengthMs]) => {
        const startMs = atMs + gapMs;
        atMs = startMs + lengthMs;
        return { startMs, endMs: atMs };
      });
      const kept = decodeSpeech(encodeSpeech({ durationMs: atMs, segments }))?.segments ?? [];
      for (const { startMs, endMs } of segments)
        expect(kept.some((span) => span.startMs <= startMs && endMs <= span.endMs)).toBe(true);
      const near = (timeMs: number, times: number[]) =>
        times.some((known) => Math.abs(known - timeMs) < SPEECH_UNIT_MS);
      for (const { startMs, endMs } of kept) {
        expect(
          near(
            startMs,
            segments.map((segment) => segment.startMs),
          ),
        ).toBe(true);
        expect(
          near(
            endMs,
            segments.map((segment) => segment.endMs),
          ),
        ).toBe(true);
      }
    }),
  );
});

test("an hour that is nothing but shreds of speech fits as well, and keeps all its speech", () => {
  let state = 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  for (const channelCount of [1, 2]) {
    const segments = Array.from({ length: channelCount }, (_, channel) => {
      const shreds: SpeechMap["segments"] = [];
      for (let atMs = 0; atMs < HOUR_MS - 1000; ) {
        const endMs = atMs + 20 * (4 + random(10));
        shreds.push({ startMs: atMs, endMs, ...(channelCount > 1 && { channel }) });
        atMs = endMs + 20 * (5 + random(10));
      }
      return shreds;
    })
      .flat()
      .sort((a, b) => a.startMs - b.startMs);
    const steps = Array.from({ length: 15_000 }, () => encodeVoiceLevel(1 + random(32))).join("");
    const sounds = Array.from({ length: 32 * VOICE_FEATURES }, () => encodeVoiceLevel(random(64))).join("");
    const voices = channelCount === 1 && { voices: { stepMs: 240, sounds, steps } };
    const encoded = encodeSpeech({ durationMs: HOUR_MS, segments, ...voices });
    expect(encoded.length).toBeLessThan(14_600);
    const kept = decodeSpeech(encoded)?.segments ?? [];
    for (const { startMs, endMs, channel } of segments.filter((_, i) => i % 97 === 0))
      expect(
        kept.some((span) => span.channel === channel && span.startMs <= startMs && endMs <= span.endMs),
      ).toBe(true);
  }
});

test("any bytes are a speech map or nothing", () => {
  const isSound = (bytes: Uint8Array) => {
    const speech = decodeSpeech(bytes);
    if (!speech) return;
    for (const { startMs, endMs } of speech.segments) {
      expect(startMs).toBeGreaterThanOrEqual(0);
      expect(endMs).toBeGreaterThan(startMs);
      expect(endMs).toBeLessThanOrEqual(speech.durationMs);
    }
    for (const character of speech.voices?.steps ?? "")
      expect(character.charCodeAt(0) - 48).toBeLessThanOrEqual((speech.voices?.sounds.length ?? 0) / 9);
  };
  const small = fc.array(fc.oneof(fc.nat(6), fc.nat(255)), { maxLength: 60 });
  fc.assert(fc.property(fc.uint8Array(), isSound));
  fc.assert(
    fc.property(small, (packed) => isSound(Buffer.of(1, ...deflateRawSync(Buffer.from(packed))))),
    {
      numRuns: 2000,
    },
  );
  const good = encodeSpeech({ durationMs: 9000, segments: [{ startMs: 1000, endMs: 2000 }] });
  for (let length = 0; length < good.length; length += 1)
    expect(decodeSpeech(good.subarray(0, length))).toBeNull();
  expect(decodeSpeech(Buffer.concat([Buffer.of(2), good.subarray(1)]))).toBeNull();
});

function toSegments(talk: readonly (readonly [gap: number, length: number])[]): SpeechMap["segments"] {
  let at = 0;
  return talk.map(([gap, length]) => {
    const start = at + gap;
    at = start + length;
    return { startMs: start * SPEECH_UNIT_MS, endMs: at * SPEECH_UNIT_MS };
  });
}

function characters(highest: number): fc.Arbitrary<string> {
  return fc
    .array(fc.nat(highest), { maxLength: 40 * VOICE_FEATURES })
    .map((levels) => levels.map(encodeVoiceLevel).join(""));
}
