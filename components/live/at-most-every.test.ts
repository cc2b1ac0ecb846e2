import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { atMostEvery } from "./at-most-every";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("The first event is acted on at once, a burst after it once more", () => {
  const act = vi.fn();
  const { call } = atMostEvery(1000, act);
  call();
  expect(act).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 50; i++) call();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledTimes(2);
});

test("A steady stream of events is acted on once a second", () => {
  const act = vi.fn();
  const { call } = atMostEvery(1000, act);
  for (let atMs = 0; atMs < 10_000; atMs += 100) {
    call();
    vi.advanceTimersByTime(100);
  }
  expect(act).toHaveBeenCalledTimes(11);
});

test("What waits can be dropped, and later events are still acted on", () => {
  const act = vi.fn();
  const { call, cancel } = atMostEvery(1000, act);
  call();
  call();
  cancel();
  vi.advanceTimersByTime(5000);
  expect(act).toHaveBeenCalledTimes(1);
  call();
  expect(act).toHaveBeenCalledTimes(2);
});
