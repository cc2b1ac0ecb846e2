import { expect, test } from "vitest";
import {
  afterPause,
  isFullListingDue,
  isLinkExpired,
  nextDiscoveryDelayMs,
  nextPollDelayMs,
  nextSweepDelayMs,
  retryDelayMs,
  withJitter,
} from "./schedule";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOW = new Date("2026-06-01T12:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const session = (overrides: object) => ({
  status: "initiated",
  createdAt: ago(MINUTE_MS),
  startedAt: null,
  completedAt: null,
  hasRecording: false,
  hasTranscript: false,
  ...overrides,
});
const delay = (overrides: object, usualMs: number | null = null) =>
  nextPollDelayMs(session(overrides), NOW, usualMs);

test("an invitation is asked about more and more seldom, and no longer once its link has died", () => {
  const delays = [MINUTE_MS, 20 * MINUTE_MS, 2 * DAY_MS].map((ms) => delay({ createdAt: ago(ms) }));
  expect(delays).toEqual([15_000, MINUTE_MS, 2 * MINUTE_MS]);
  expect(delay({ createdAt: ago(9 * DAY_MS) })).toBeNull();
});

test("a link that can no longer be opened says so, and a used one never does", () => {
  expect(isLinkExpired({ status: "initiated", createdAt: ago(6.9 * DAY_MS) }, NOW)).toBe(false);
  expect(isLinkExpired({ status: "initiated", createdAt: ago(7.1 * DAY_MS) }, NOW)).toBe(true);
  expect(isLinkExpired({ status: "active", createdAt: ago(30 * DAY_MS) }, NOW)).toBe(false);
});

test("an interview is watched closely when it may end, and less so before", () => {
  const started = (ms: number) => delay({ status: "active", startedAt: ago(ms) }, 20 * MINUTE_MS);
  expect(started(MINUTE_MS)).toBe(MINUTE_MS);
  expect(started(9 * MINUTE_MS)).toBe(30_000);
  expect(started(10 * MINUTE_MS)).toBe(11_000);
  expect(started(40 * MINUTE_MS)).toBe(11_000);
  expect(started(5 * 60 * MINUTE_MS)).toBe(MINUTE_MS);
  expect(delay({ status: "active", startedAt: ago(MINUTE_MS) })).toBe(11_000);
});

test("results that are late are waited for, but not for ever", () => {
  const done = (overrides: object) =>
    delay({ status: "completed", completedAt: ago(MINUTE_MS), ...overrides });
  expect(done({})).toBe(11_000);
  expect(done({ hasRecording: true })).toBe(11_000);
  expect(done({ completedAt: ago(40 * MINUTE_MS) })).toBeNull();
  expect(done({ hasRecording: true, hasTranscript: true })).toBeNull();
  expect(delay({ status: "failed" })).toBeNull();
});

test("a status that nobody knows is followed as long as a link would live", () => {
  expect(delay({ status: "needs_consent" })).toBe(MINUTE_MS);
  expect(delay({ status: "needs_consent", createdAt: ago(9 * DAY_MS) })).toBeNull();
});

test("times from a clock that is ahead make nothing wait", () => {
  expect(delay({ createdAt: new Date(NOW.getTime() + 3 * DAY_MS) })).toBe(15_000);
  expect(delay({ status: "active", startedAt: new Date(NOW.getTime() + DAY_MS) }, 20 * MINUTE_MS)).toBe(
    MINUTE_MS,
  );
});

test("all of a tenant's unfinished interviews are listed often while one of them is going on", () => {
  const invited = { status: "initiated", createdAt: ago(MINUTE_MS) };
  const old = { status: "initiated", createdAt: ago(3 * DAY_MS) };
  expect(nextSweepDelayMs([old, { status: "active", createdAt: ago(DAY_MS) }], NOW)).toBe(6_000);
  expect(nextSweepDelayMs([old, invited], NOW)).toBe(30_000);
  expect(nextSweepDelayMs([old], NOW)).toBe(MINUTE_MS);
});

test("news is looked for less often while there is none", () => {
  expect(nextDiscoveryDelayMs(ago(0), NOW)).toBe(20_000);
  expect(nextDiscoveryDelayMs(ago(20 * MINUTE_MS), NOW)).toBe(MINUTE_MS);
  expect(nextDiscoveryDelayMs(ago(DAY_MS), NOW)).toBe(2 * MINUTE_MS);
});

test("the more sessions there are, the more seldom all of them are read", () => {
  expect(isFullListingDue(null, 0, NOW)).toBe(true);
  expect(isFullListingDue(ago(16 * MINUTE_MS), 10, NOW)).toBe(true);
  expect(isFullListingDue(ago(16 * MINUTE_MS), 1_000, NOW)).toBe(false);
  expect(isFullListingDue(ago(DAY_MS + MINUTE_MS), 100_000, NOW)).toBe(true);
});

test("failures wait longer and longer, a pause that was asked for is kept, and nothing stays in step", () => {
  expect([1, 2, 3, 20].map((attempts) => retryDelayMs(attempts, null))).toEqual([
    5_000, 10_000, 20_000, 600_000,
  ]);
  expect(retryDelayMs(1, 90_000)).toBe(90_000);
  expect([withJitter(1_000, 0), withJitter(1_000, 0.5)]).toEqual([900, 1_000]);
  expect([afterPause(10_000, 0), afterPause(10_000, 0.999)]).toEqual([10_000, 14_995]);
});
