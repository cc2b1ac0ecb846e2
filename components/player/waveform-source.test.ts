import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadWaveform } from "./waveform-source";

const URL = "/api/t/acme/interviews/1/waveform";
const READY = {
  state: "ready",
  durationMs: 600,
  bucketMs: 200,
  peaks: Buffer.from([0, 128, 255]).toString("base64"),
  speech: [{ startMs: 200, endMs: 600, channel: 1 }],
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers one after the other; the last one again and again. */
function answering(...answers: (Response | Error)[]) {
  const ask = vi.fn(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error || !answer) throw answer;
    return answer.clone();
  });
  vi.stubGlobal("fetch", ask);
  return ask;
}

async function load(signal = new AbortController().signal) {
  const loaded = loadWaveform(URL, signal);
  await vi.runAllTimersAsync();
  return loaded;
}

test("Peaks come back as the loudness they stand for, with where somebody speaks", async () => {
  answering(Response.json(READY));
  const loaded = await load();
  expect(loaded).toMatchObject({ kind: "ready", speech: [{ startMs: 200, endMs: 600 }] });
  if (loaded?.kind !== "ready") throw new Error("not ready");
  expect(loaded.shape.peaks[0]).toBe(0);
  expect(loaded.shape.peaks[1]).toBeCloseTo(0.252, 3);
  expect(loaded.shape.peaks[2]).toBe(1);
});

test("While the recording is still read through, it is asked again until the waveform is there", async () => {
  const pending = Response.json({ state: "pending" });
  const ask = answering(pending, pending, pending, Response.json(READY));
  expect(await load()).toMatchObject({ kind: "ready" });
  expect(ask).toHaveBeenCalledTimes(4);
});

test("A recording without a waveform is not asked for again", async () => {
  const ask = answering(Response.json({ state: "unavailable", reason: "not_wav" }));
  expect(await load()).toEqual({ kind: "none", reason: "not_wav" });
  expect(ask).toHaveBeenCalledTimes(1);
});

test("A refusal ends it at once", async () => {
  const ask = answering(Response.json({}, { status: 401 }));
  expect(await load()).toEqual({ kind: "failed" });
  expect(ask).toHaveBeenCalledTimes(1);
});

test("A broken connection and a server in trouble are tried again", async () => {
  answering(new TypeError("offline"), Response.json({}, { status: 502 }), Response.json(READY));
  expect(await load()).toMatchObject({ kind: "ready" });
});

test("A server that stays in trouble is left alone in the end", async () => {
  const ask = answering(Response.json({}, { status: 503 }));
  expect(await load()).toEqual({ kind: "failed" });
  expect(ask.mock.calls.length).toBeLessThan(20);
});

test("Whoever leaves the page stops asking", async () => {
  const ask = answering(Response.json({ state: "pending" }));
  const abort = new AbortController();
  const loaded = loadWaveform(URL, abort.signal);
  await vi.advanceTimersByTimeAsync(2_500);
  const asked = ask.mock.calls.length;
  abort.abort();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await loaded).toBeNull();
  expect(ask).toHaveBeenCalledTimes(asked);
});
