import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlaybackProblem } from "./recording-problem";
import { Recovery } from "./recovery";

const NETWORK = 2;
const DECODE = 3;

let shown: PlaybackProblem | null;
let reloads: number;
let recovery: Recovery;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { onLine: true });
  shown = null;
  reloads = 0;
  recovery = new Recovery({
    url: () => "/recording",
    show: (problem) => {
      shown = problem;
    },
    reload: () => {
      reloads += 1;
    },
  });
});
afterEach(() => {
  recovery.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What the server says of the recording from now on; null: nothing, it cannot be reached. */
function serverAnswers(status: number | null) {
  vi.stubGlobal("fetch", async () => {
    if (status === null) throw new TypeError("no connection");
    return new Response(null, { status });
  });
}

test.each([
  [401, "signed-out"],
  [404, "gone"],
  [410, "gone"],
  [409, "not-ready"],
  [502, "unreachable"],
  [null, "unreachable"],
] as const)("A recording that the server answers with %s is shown as %s", async (status, problem) => {
  serverAnswers(status);
  await recovery.failed(NETWORK);
  expect(shown).toBe(problem);
  expect(reloads).toBe(0);
});

test("Without a network, the person is told that they are offline", async () => {
  serverAnswers(null);
  vi.stubGlobal("navigator", { onLine: false });
  await recovery.failed(NETWORK);
  expect(shown).toBe("offline");
});

test("A stream that broke while the server is well goes on without a word", async () => {
  serverAnswers(200);
  await recovery.failed(NETWORK);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown).toBeNull();
  expect(reloads).toBe(1);
});

test("A server that was away is asked again, and it goes on once it is back", async () => {
  serverAnswers(null);
  await recovery.failed(NETWORK);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reloads).toBe(0);
  serverAnswers(206);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reloads).toBe(1);
  expect(shown).toBeNull();
});

test("An expired login waits for the person, and goes on when they come back signed in", async () => {
  serverAnswers(401);
  await recovery.failed(NETWORK);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(shown).toBe("signed-out");
  await recovery.askNow();
  expect(reloads).toBe(0);
  serverAnswers(200);
  await recovery.askNow();
  expect(reloads).toBe(1);
  expect(shown).toBeNull();
});

test("A file that no browser can play is said to be one, after one more try", async () => {
  serverAnswers(200);
  await recovery.failed(DECODE);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reloads).toBe(1);
  await recovery.failed(DECODE);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(shown).toBe("unplayable");
  expect(reloads).toBe(1);
});

test("A short wait is nobody's business, a long one is said and over when it plays", async () => {
  serverAnswers(200);
  recovery.waiting();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(shown).toBeNull();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown).toBe("slow");
  recovery.going();
  expect(shown).toBeNull();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(reloads).toBe(0);
});

test("A login that expires while it waits for bytes is noticed, although the element only waits", async () => {
  serverAnswers(401);
  recovery.waiting();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(shown).toBe("signed-out");
});

test("A connection that stays silent is opened again", async () => {
  serverAnswers(200);
  recovery.waiting();
  await vi.advanceTimersByTimeAsync(70_000);
  expect(reloads).toBe(1);
});

test("What plays again in the meantime is not disturbed by an answer that comes late", async () => {
  let answer: (response: Response) => void = () => {};
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => (answer = resolve)));
  recovery.waiting();
  await vi.advanceTimersByTimeAsync(8_500);
  recovery.going();
  answer(new Response(null, { status: 401 }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toBeNull();
  expect(reloads).toBe(0);
});
