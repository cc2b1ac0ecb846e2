import { beforeEach, expect, test, vi } from "vitest";
import { readListening, writeListening } from "./listening-memory";
import { DEFAULT_PREFERENCES, readPreferences, writePreferences } from "./player-preferences";

/** As in a browser: what is kept is text, and the keys are the object's own. */
class MemoryStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    const value = Object.hasOwn(this, key) ? this[key] : null;
    return typeof value === "string" ? value : null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

beforeEach(() => {
  vi.stubGlobal("localStorage", new MemoryStorage());
});

test("Each person on a shared computer finds their own speed again", () => {
  writePreferences("nora", { rate: 1.75, volume: 0.4, isMuted: true, skipsSilences: true });
  expect(readPreferences("nora")).toEqual({ rate: 1.75, volume: 0.4, isMuted: true, skipsSilences: true });
  expect(readPreferences("emil")).toEqual(DEFAULT_PREFERENCES);
});

test.each(['{"rate":400,"volume":-2,"isMuted":"yes","skipsSilences":1}', "[]", "null", "not JSON"])(
  "What somebody else wrote there (%s) is not obeyed",
  (stored) => {
    localStorage.setItem("debrief.player.nora", stored);
    expect(readPreferences("nora")).toEqual(DEFAULT_PREFERENCES);
  },
);

test("The place and the parts heard are kept for each person and recording", () => {
  writeListening("nora", "one", { atMs: 754_000.4, heard: [{ startMs: 0, endMs: 60_000.2 }] }, 1);
  expect(readListening("nora", "one")).toEqual({ atMs: 754_000, heard: [{ startMs: 0, endMs: 60_000 }] });
  expect(readListening("nora", "two")).toBeNull();
  expect(readListening("emil", "one")).toBeNull();
});

test("Broken parts are left out, the rest is still known", () => {
  localStorage.setItem(
    "debrief.listening.nora.one",
    '{"atMs":5000,"heard":[[9000,12000],[3,1],["a",2],null,[0,4000]]}',
  );
  expect(readListening("nora", "one")?.heard).toEqual([
    { startMs: 0, endMs: 4_000 },
    { startMs: 9_000, endMs: 12_000 },
  ]);
});

test("The recordings not opened for longest are forgotten, not the one just heard", () => {
  for (let index = 0; index < 250; index += 1)
    writeListening("nora", `recording-${index}`, { atMs: index, heard: [] }, index);
  expect(readListening("nora", "recording-0")).toBeNull();
  expect(readListening("nora", "recording-249")?.atMs).toBe(249);
  expect(Object.keys(localStorage)).toHaveLength(200);
});

test("With storage switched off, nothing is remembered and nothing breaks", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("off");
    },
    setItem: () => {
      throw new Error("off");
    },
  });
  writePreferences("nora", { ...DEFAULT_PREFERENCES, rate: 2 });
  writeListening("nora", "one", { atMs: 1, heard: [] }, 1);
  expect(readPreferences("nora")).toEqual(DEFAULT_PREFERENCES);
  expect(readListening("nora", "one")).toBeNull();
});
