import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readListening, writeListening } from "./listening-memory";
import { PlaybackStore } from "./playback-store";
import { rememberListening } from "./remember-listening";

const VISIT = { listener: "nora", recordingId: "one", startAtMs: null };

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("cancelAnimationFrame", () => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openPlayer(): PlaybackStore {
  const store = new PlaybackStore(600_000, "nora");
  const audio = Object.assign(new EventTarget(), { currentTime: 0, duration: 600, error: null });
  // Nothing is played here: the store only sets its time.
  store.attach(audio as unknown as HTMLAudioElement);
  return store;
}

test("One goes on where one left off, with what was heard before", () => {
  writeListening("nora", "one", { atMs: 90_000, heard: [{ startMs: 0, endMs: 90_000 }] }, 1);
  const store = openPlayer();
  rememberListening(store, VISIT)();
  expect(store.state()).toMatchObject({ timeMs: 90_000, resumedAtMs: 90_000 });
  expect(store.state().heard).toEqual([{ startMs: 0, endMs: 90_000 }]);
});

test("A link to a moment wins, and is no going on", () => {
  writeListening("nora", "one", { atMs: 90_000, heard: [{ startMs: 0, endMs: 90_000 }] }, 1);
  const store = openPlayer();
  rememberListening(store, { ...VISIT, startAtMs: 30_000 })();
  expect(store.state()).toMatchObject({ timeMs: 30_000, resumedAtMs: null });
  expect(store.state().heard).toHaveLength(1);
});

test.each([2_000, 598_000])("Who stopped at %d ms of 600,000 starts at the beginning", (atMs) => {
  writeListening("nora", "one", { atMs, heard: [] }, 1);
  const store = openPlayer();
  rememberListening(store, VISIT)();
  expect(store.state()).toMatchObject({ timeMs: 0, resumedAtMs: null });
});

test("The place is kept while the page is open, so that even a crash loses little", () => {
  const store = openPlayer();
  const forget = rememberListening(store, VISIT);
  store.seek(45_000);
  vi.advanceTimersByTime(6_000);
  expect(readListening("nora", "one")?.atMs).toBe(45_000);
  store.seek(50_000);
  window.dispatchEvent(new Event("pagehide"));
  expect(readListening("nora", "one")?.atMs).toBe(50_000);
  forget();
});

test("Opening an interview and leaving again writes nothing", () => {
  rememberListening(openPlayer(), VISIT)();
  expect(readListening("nora", "one")).toBeNull();
});
