import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeVoiceLevel, VOICE_FEATURES } from "@/lib/transcript/speech-map";
import { Slices } from "./slices";
import { VoiceMeter } from "./voice-meter";
import { toVoiceTrack } from "./voice-track";

test("the pitch of a voice is heard at any sample rate, in mono and stereo", () => {
  for (const rateHz of [8000, 11_025, 22_050, 44_100, 48_000])
    for (const channels of [1, 2])
      for (const pitchHz of [80, 110, 165, 220, 330]) {
        const { pitches } = listen(buzz(pitchHz, rateHz, channels), rateHz, channels);
        const usual = pitches.toSorted()[pitches.length >> 1] ?? 0;
        expect(Math.abs(usual / pitchHz - 1), `${pitchHz} Hz at ${rateHz}`).toBeLessThan(0.04);
      }
});

test("silence is nobody's voice", () => {
  const { powers, pitches } = listen(new Float32Array(8000), 8000, 1);
  expect(powers.every((power) => power === 0)).toBe(true);
  expect(pitches.every((pitchHz) => pitchHz === 0)).toBe(true);
});

test("it does not matter where the samples are split", () => {
  const samples = buzz(130, 22_050, 2);
  const whole = listen(samples, 22_050, 2);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 20 }),
      (frameCounts) => {
        const meter = new VoiceMeter(22_050, 2);
        for (let at = 0, turn = 0; at < samples.length; turn += 1) {
          const end = at + (frameCounts[turn % frameCounts.length] ?? 1) * 2;
          meter.push(samples.subarray(at, end));
          at = end;
        }
        expect(meter.finish()).toEqual(whole);
      },
    ),
    { numRuns: 30 },
  );
});

test("the track tells a low voice from a high one, and when each speaks", async () => {
  const second = (pitchHz: number) => buzz(pitchHz, 8000, 1);
  const meter = new VoiceMeter(8000, 1);
  for (let i = 0; i < 60; i += 1) meter.push(second(i < 30 ? 100 : 200));
  const spoken = [
    { startMs: 0, endMs: 45_000 },
    { startMs: 50_000, endMs: 60_000 },
  ];
  const track = await toVoiceTrack(meter.finish(), spoken, new Slices());
  expect(track.steps.length).toBeCloseTo(60_000 / track.stepMs, 0);
  const soundAt = (timeMs: number) => decodeVoiceLevel(track.steps, Math.floor(timeMs / track.stepMs));
  const pitchAt = (timeMs: number) =>
    decodeVoiceLevel(track.sounds, (soundAt(timeMs) - 1) * VOICE_FEATURES + 1);
  expect(pitchAt(29_000)).toBe(20);
  expect(pitchAt(31_000)).toBe(40);
  expect(soundAt(47_000)).toBe(0);
});

test("a recording in which nobody speaks has a track without sounds", async () => {
  const track = await toVoiceTrack(listen(new Float32Array(16_000), 8000, 1), [], new Slices());
  expect(track.sounds).toBe("");
  expect(track.steps).toMatch(/^0+$/);
});

/** A second of pulses through a soft resonance. */
function buzz(pitchHz: number, rateHz: number, channels: number): Float32Array {
  const samples = new Float32Array(rateHz * channels);
  let [last, phase] = [0, 0];
  for (let i = 0; i < rateHz; i += 1) {
    phase += pitchHz / rateHz;
    const pulse = phase >= 1 ? 1 : 0;
    phase -= pulse;
    last = 0.9 * last + 0.5 * pulse;
    samples.fill(last, i * channels, (i + 1) * channels);
  }
  return samples;
}

function listen(samples: Float32Array, rateHz: number, channels: number) {
  const meter = new VoiceMeter(rateHz, channels);
  meter.push(samples);
  return meter.finish();
}
