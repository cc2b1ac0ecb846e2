import { expect, test } from "vitest";
import {
  PlatformNotFoundError,
  PlatformPausedError,
  PlatformRateLimitError,
  PlatformUnavailableError,
} from "./errors";
import { answerOfError, rateHintOf } from "./pacer";

const HINTS: [headers: Record<string, string>, hint: object | null][] = [
  [{}, null],
  [{ "x-ratelimit-limit": "500" }, { perMinute: 500, remaining: null, resetMs: null }],
  [
    { "x-ratelimit-limit": "500", "x-ratelimit-remaining": "3", "x-ratelimit-reset": "30" },
    { perMinute: 500, remaining: 3, resetMs: 30_000 },
  ],
  [
    { "ratelimit-limit": "100", "ratelimit-policy": "100;w=10", "ratelimit-remaining": "0" },
    { perMinute: 600, remaining: 0, resetMs: null },
  ],
  [{ ratelimit: "limit=60, remaining=12, reset=9" }, { perMinute: 60, remaining: 12, resetMs: 9_000 }],
  [{ "x-ratelimit-limit": "none", "x-ratelimit-remaining": "-1" }, null],
  [{ "x-ratelimit-limit": "0" }, null],
];

test.each(HINTS)("the headers %j tell %j", (headers, hint) => {
  expect(rateHintOf(headers)).toEqual(hint);
});

test("a reset that names a second of the epoch is the time that is left", () => {
  const at = Math.round(Date.now() / 1000) + 40;
  const hint = rateHintOf({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(at) });
  expect(hint?.resetMs).toBeGreaterThan(35_000);
  expect(hint?.resetMs).toBeLessThan(45_000);
});

test("only what says something of the next requests is learnt from", () => {
  expect(
    answerOfError(new PlatformRateLimitError({ code: "RATE_LIMIT_EXCEEDED", retryAfterMs: 7_000 })),
  ).toEqual({
    kind: "limited",
    code: "RATE_LIMIT_EXCEEDED",
    retryAfterMs: 7_000,
  });
  expect(answerOfError(new PlatformRateLimitError({ code: "POLL_RATE_LIMITED" }))?.kind).toBe("answered");
  expect(answerOfError(new PlatformUnavailableError({ code: "TIMEOUT" }))?.kind).toBe("unavailable");
  expect(answerOfError(new PlatformNotFoundError({ code: "SESSION_NOT_FOUND" }))?.kind).toBe("answered");
  expect(answerOfError(new PlatformPausedError(1_000))).toBeNull();
  expect(answerOfError(new Error("the caller left"))).toBeNull();
});
