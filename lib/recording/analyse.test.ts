import fc from "fast-check";
import { expect, test } from "vitest";
import { chunk, tone, wavFile } from "@/testing/recording/wav-file";
import { type FindSpeechSegments, RecordingAnalyser, type RecordingAnalysis } from "./analyse";
import { findSpeech } from "./find-speech";
import { decodePeaks } from "./peaks";
import { decodeSpeech } from "./speech-code";
import type { WavEncoding } from "./wav-format";

const SPEECH = tone([1000, 2000], [2600, 2800]);
const SEGMENTS = [
  { startMs: 1000, endMs: 2000 },
  { startMs: 2600, endMs: 2800 },
];
const HOUR_MS = 3_600_000;
const LIST = chunk("LIST", Buffer.from("INFOIART\x05\0\0\0made\0\0"));

test("every sample encoding gives the same length, waveform and speech", async () => {
  const encodings: WavEncoding[] = ["u8", "s16", "s24", "s32", "f32", "f64", "alaw", "mulaw"];
  for (const encoding of encodings) {
    for (const channels of [1, 2, 6]) {
      for (const extensible of [false, true]) {
        const file = wavFile(3, SPEECH, { encoding, channels, extensible });
        const analysis = await accepted(file);
        expect([encoding, channels, analysis.durationMs]).toEqual([encoding, channels, 3000]);
        expect(analysis.speech.durationMs).toBe(3000);
        expect(analysis.speech.segments, `${encoding} ${channels}`).toEqual(SEGMENTS);
        const peaks = decodePeaks(analysis.peaks);
        expect(peaks?.bucketMs).toBe(20);
        expect(peaks?.values).toHaveLength(150);
        expect(peaks?.values[75], encoding).toBeCloseTo(0.5, 1);
        expect(peaks?.values[10]).toBeLessThan(0.01);
      }
    }
  }
});

test("other chunks before and behind the samples are not heard", async () => {
  const noise = Buffer.alloc(4001, 0x7f);
  const file = wavFile(3, SPEECH, { before: [LIST, chunk("bext", noise)], after: [chunk("id3 ", noise)] });
  expect(await accepted(file)).toMatchObject({ durationMs: 3000, speech: { segments: SEGMENTS } });
});

test("an odd chunk whose padding was left out does not hide the samples", async () => {
  const file = wavFile(3, SPEECH, { before: [chunk("note", Buffer.from("odd"), 3, false)] });
  expect(await accepted(file)).toMatchObject({ durationMs: 3000, speech: { segments: SEGMENTS } });
});

test("sizes that are missing, streaming or too large mean that the samples go on to the end", async () => {
  for (const dataSize of [0, 0xffffffff, 0xfffffffe, 0x7ffff000, 48_001]) {
    const analysis = await accepted(wavFile(3, SPEECH, { dataSize }));
    expect(analysis, String(dataSize)).toMatchObject({ durationMs: 3000, speech: { segments: SEGMENTS } });
  }
  const ds64 = chunk("ds64", Buffer.alloc(28));
  const long = wavFile(3, SPEECH, { riffId: "RF64", dataSize: 0xffffffff, before: [ds64] });
  expect((await accepted(long)).durationMs).toBe(3000);
});

test("a size that ends early ends the recording there, as it does for a player", async () => {
  expect((await accepted(wavFile(3, SPEECH, { dataSize: 16_000 }))).durationMs).toBe(1000);
});

test("the two sides of a call are told apart when each has its own channel", async () => {
  const sides = [tone([1000, 2000]), tone([2600, 2800])];
  const file = wavFile(3, (timeMs, channel) => sides[channel]?.(timeMs) ?? 0, { channels: 2 });
  expect((await accepted(file)).speech.segments).toEqual([
    { startMs: 1000, endMs: 2000, channel: 0 },
    { startMs: 2600, endMs: 2800, channel: 1 },
  ]);
});

test("what a side's microphone hears of the other side is not its own speech", async () => {
  const sides = [tone([1000, 2000]), tone([2600, 2800])];
  const heard = (timeMs: number, channel: number) => sides[channel]?.(timeMs) ?? 0;
  const echo = wavFile(3, (timeMs, channel) => heard(timeMs, channel) + heard(timeMs, 1 - channel) / 10, {
    channels: 2,
  });
  expect((await accepted(echo)).speech.segments).toEqual([
    { startMs: 1000, endMs: 2000, channel: 0 },
    { startMs: 2600, endMs: 2800, channel: 1 },
  ]);
});

test("speech in the noise of a line is found, and the noise is not", async () => {
  const random = seededRandom(5);
  const speech = tone([4000, 6000], [8000, 8500]);
  const noisy = wavFile(12, (timeMs) => speech(timeMs) * 0.8 + (random() - 0.5) * 0.12);
  const { segments } = (await accepted(noisy, findSpeech)).speech;
  expect(segments).toHaveLength(2);
  for (const [index, [startMs, endMs]] of [[4000, 6000] as const, [8000, 8500] as const].entries()) {
    expect(segments[index]?.startMs).toBeGreaterThan(startMs - 200);
    expect(segments[index]?.startMs).toBeLessThanOrEqual(startMs);
    expect(segments[index]?.endMs).toBeGreaterThanOrEqual(endMs);
    expect(segments[index]?.endMs).toBeLessThan(endMs + 250);
  }
});

test("one voice on two channels, at different levels or on one of them only, is one voice", async () => {
  for (const level of [0.4, 0]) {
    const file = wavFile(3, (timeMs, channel) => SPEECH(timeMs) * (channel === 0 ? 1 : level), {
      channels: 2,
    });
    expect((await accepted(file)).speech.segments).toEqual(SEGMENTS);
  }
});

test("a sample rate that frames do not divide does not drift", async () => {
  const analysis = await accepted(wavFile(60, tone([59_000, 59_500]), { sampleRateHz: 11_025 }));
  expect(analysis.durationMs).toBe(60_000);
  expect(analysis.speech.segments).toEqual([{ startMs: 59_000, endMs: 59_500 }]);
});

test("it does not matter where the bytes are split", async () => {
  const file = wavFile(0.5, SPEECH, { encoding: "s24", channels: 2, before: [LIST] });
  const whole = await analyse(file);
  const anySizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(anySizes, async (sizes) => {
      expect(await analyse(file, sizes)).toEqual(whole);
    }),
    { numRuns: 50 },
  );
  expect(await analyse(file, [1])).toEqual(whole);
});

test("samples that are not numbers do not spoil the rest", async () => {
  const file = wavFile(3, (timeMs) => (timeMs < 500 ? Number.NaN : SPEECH(timeMs)), { encoding: "f32" });
  expect((await accepted(file)).speech.segments).toEqual(SEGMENTS);
});

test("an hour of talk is stored in less than 20 KB, in one voice track or on two channels", async () => {
  // Someone speaks for 0.3 to 2 s, again and again, now on this side and now on that.
  const random = seededRandom(7);
  const talk: [startMs: number, endMs: number, side: number][] = [];
  for (let atMs = 0; atMs < HOUR_MS; ) {
    const endMs = atMs + 20 * Math.round(15 + random() * 85);
    talk.push([atMs, endMs, Math.floor(random() * 2)]);
    atMs = endMs + 20 * Math.round(10 + random() * 30);
  }
  for (const channels of [1, 2]) {
    let at = 0;
    const hour = wavFile(
      3600,
      (timeMs, channel) => {
        while ((talk[at]?.[1] ?? Number.POSITIVE_INFINITY) <= timeMs) at += 1;
        const [startMs = 0, , side] = talk[at] ?? [];
        return timeMs >= startMs && (channels === 1 || side === channel) ? random() - 0.5 : 0;
      },
      { encoding: "mulaw", sampleRateHz: 2000, channels },
    );
    const { peaks, speech, durationMs } = await analysed(hour);
    expect(durationMs).toBe(HOUR_MS);
    expect(peaks.length + speech.length).toBeLessThan(20_000);
    expect(decodePeaks(peaks)).toMatchObject({ bucketMs: 720 });
    const map = decodeSpeech(speech);
    expect(map?.segments.length).toBeGreaterThan(1500);
    expect(map?.voices === undefined).toBe(channels === 2);
  }
});

test("what is not WAV, or is WAV of a kind not read here, says so", async () => {
  const reasonOf = async (file: Buffer) => {
    const analysis = await analyse(file);
    return analysis.ok ? "ok" : analysis.reason;
  };
  const adpcm = wavFile(1, SPEECH);
  adpcm.writeUInt16LE(2, 20);
  expect(await reasonOf(adpcm)).toBe("unsupported_encoding");
  expect(await reasonOf(wavFile(1, SPEECH, { channels: 0 }))).toBe("unsupported_encoding");
  expect(await reasonOf(Buffer.from("ID3\x04 this is an MP3"))).toBe("not_wav");
  expect(await reasonOf(Buffer.from("RI"))).toBe("not_wav");
  expect(await reasonOf(Buffer.alloc(0))).toBe("empty");
  expect(await reasonOf(wavFile(1, SPEECH).subarray(0, 30))).toBe("not_wav");
  expect(
    await reasonOf(Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVE"), chunk("data", Buffer.alloc(100))])),
  ).toBe("not_wav");
  expect(await reasonOf(wavFile(0, SPEECH))).toBe("empty");
});

test("whatever the bytes are, the analysis ends with an answer", async () => {
  const start = wavFile(0.01, SPEECH).subarray(0, 44);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(44), async (bytes, kept) => {
      const analysis = await analyse(Buffer.concat([start.subarray(0, kept), bytes]), [7]);
      expect(typeof analysis.ok).toBe("boolean");
    }),
  );
});

test("bytes that are not peaks are not drawn", async () => {
  expect(decodePeaks(Buffer.from("something else"))).toBeNull();
  expect(decodePeaks(Buffer.alloc(3))).toBeNull();
});

function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

async function analyse(
  file: Buffer,
  sizes = [65_536],
  findSegments: FindSpeechSegments = louderThan40Db,
): Promise<RecordingAnalysis> {
  const results: RecordingAnalysis[] = [];
  const analyser = new RecordingAnalyser((result) => results.push(result), findSegments);
  let turn = 0;
  for (let position = 0; position < file.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    analyser.push(file.subarray(position, position + size));
    position += size;
  }
  await analyser.finish();
  const [analysis, ...more] = results;
  if (!analysis || more.length > 0) throw new Error(`${results.length} answers instead of one`);
  return analysis;
}

async function analysed(file: Buffer, findSegments?: FindSpeechSegments) {
  const analysis = await analyse(file, undefined, findSegments);
  if (!analysis.ok) throw new Error(`refused: ${analysis.reason}`);
  return analysis;
}

async function accepted(file: Buffer, findSegments?: FindSpeechSegments) {
  const analysis = await analysed(file, findSegments);
  const speech = decodeSpeech(analysis.speech);
  if (!speech) throw new Error("The speech map cannot be read.");
  return { ...analysis, speech };
}

async function louderThan40Db(energiesDb: Float32Array, frameMs: number) {
  const segments: { startMs: number; endMs: number }[] = [];
  for (const [frame, energyDb] of energiesDb.entries()) {
    if (energyDb < -40) continue;
    const startMs = frame * frameMs;
    const last = segments.at(-1);
    if (last?.endMs === startMs) last.endMs += frameMs;
    else segments.push({ startMs, endMs: startMs + frameMs });
  }
  return segments;
}
