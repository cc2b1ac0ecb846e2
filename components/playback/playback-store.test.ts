import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaybackStore } from "./playback-store";

/** As much of an `<audio>` element as the store uses. Time passes when the test says so. */
class FakeAudio extends EventTarget {
  src = "/recording";
  currentSrc = "/recording";
  duration = 600;
  defaultPlaybackRate = 1;
  playbackRate = 1;
  preservesPitch = false;
  volume = 1;
  muted = false;
  seeking = false;
  paused = true;
  readyState = 4;
  error: { code: number } | null = null;
  loads = 0;
  #seconds = 0;

  get currentTime(): number {
    return this.#seconds;
  }
  set currentTime(seconds: number) {
    this.#seconds = seconds;
    this.dispatchEvent(new Event("seeking"));
  }
  async play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event("play"));
    this.dispatchEvent(new Event("playing"));
    this.dispatchEvent(new Event("timeupdate"));
  }
  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  }
  load(): void {
    this.loads += 1;
    this.error = null;
    this.paused = true;
    this.#seconds = 0;
    this.playbackRate = this.defaultPlaybackRate;
  }
  /** Plays for so long, in steps as short as frames. */
  elapse(seconds: number): void {
    for (let step = 0; step < Math.round(seconds * 50); step += 1) {
      this.#seconds += 0.02;
      this.dispatchEvent(new Event("timeupdate"));
    }
  }
  fail(code: number): void {
    this.error = { code };
    this.dispatchEvent(new Event("error"));
  }
}

let audio: FakeAudio;
let store: PlaybackStore;
let kept: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("cancelAnimationFrame", () => {});
  vi.stubGlobal("fetch", async () => new Response(null, { status: 200 }));
  ({ audio, store } = open());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const opened = { audio: new FakeAudio(), store: new PlaybackStore(null, "nora") };
  // Everything that the store touches is there.
  opened.store.attach(opened.audio as unknown as HTMLAudioElement);
  return opened;
}

test("Speed, volume and skipping are as this person left them", () => {
  store.setRate(1.5);
  store.setVolume(0.3);
  store.setSkipsSilences(true);
  const again = open();
  expect(again.store.state()).toMatchObject({ rate: 1.5, volume: 0.3, skipsSilences: true });
  expect(again.audio).toMatchObject({ playbackRate: 1.5, volume: 0.3, preservesPitch: true });
});

test("The speed survives that the recording is loaded again", async () => {
  store.setRate(2);
  audio.fail(2);
  store.retry();
  expect(audio.loads).toBe(1);
  expect(audio.playbackRate).toBe(2);
});

test("Turning the volume up ends being muted, and turning it all the way down is being muted", () => {
  store.setMuted(true);
  expect(audio.muted).toBe(true);
  store.stepVolume(1);
  expect(store.state()).toMatchObject({ isMuted: false, volume: 0.1 });
  store.stepVolume(-1);
  expect(audio.muted).toBe(true);
  store.setMuted(false);
  expect(store.state().volume).toBeGreaterThan(0);
});

test("Only what was played counts as heard, not what was leapt over", async () => {
  store.play();
  audio.elapse(5);
  store.seek(100_000);
  audio.elapse(3);
  store.pause();
  expect(store.state().heard).toHaveLength(2);
  const [first, second] = store.state().heard;
  expect(first?.startMs).toBe(0);
  expect(first?.endMs).toBeCloseTo(5_000, -2);
  expect(second?.startMs).toBeCloseTo(100_000, -2);
  expect(second?.endMs).toBeCloseTo(103_000, -2);
});

test("Moving about while it is paused is not hearing", () => {
  store.seek(10_000);
  store.skip(5_000);
  expect(store.state().heard).toEqual([]);
});

test("Silences are leapt over only when that is wanted", () => {
  store.setSilences([{ startMs: 2_000, endMs: 9_000 }]);
  store.play();
  audio.elapse(3);
  expect(audio.currentTime).toBeCloseTo(3, 1);
  store.seek(0);
  store.setSkipsSilences(true);
  audio.elapse(3);
  expect(audio.currentTime).toBeCloseTo(10, 1);
});

test("A passage marked while listening is played again and again until it is cleared", () => {
  store.play();
  audio.elapse(1);
  store.markLoop("start");
  audio.elapse(2);
  store.markLoop("end");
  expect(audio.currentTime).toBeCloseTo(1, 1);
  audio.elapse(3);
  expect(audio.currentTime).toBeCloseTo(2, 1);
  store.setLoop(null);
  audio.elapse(3);
  expect(audio.currentTime).toBeCloseTo(5, 1);
});

test("The start of a loop can be moved, an end before its start cannot be set", () => {
  store.setLoop({ startMs: 10_000, endMs: 20_000 });
  store.seek(12_000);
  store.markLoop("start");
  expect(store.state().loop).toEqual({ startMs: 12_000, endMs: 20_000 });
  store.seek(5_000);
  store.markLoop("end");
  expect(store.state().loop).toEqual({ startMs: 12_000, endMs: 20_000 });
  store.seek(30_000);
  store.markLoop("start");
  expect(store.state()).toMatchObject({ loop: null, loopFromMs: 30_000 });
});

test("A loop up to the last moment starts over although the recording has ended", () => {
  store.setLoop({ startMs: 590_000, endMs: 600_000 });
  store.seek(599_000);
  store.play();
  audio.pause();
  audio.dispatchEvent(new Event("ended"));
  expect(audio.currentTime).toBe(590);
  expect(audio.paused).toBe(false);
});

test("After a broken stream it goes on by itself at the same position", async () => {
  store.play();
  audio.elapse(42);
  audio.fail(2);
  expect(store.state().isPlaying).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(audio.currentTime).toBeCloseTo(42, 1);
  expect(audio.paused).toBe(false);
  expect(store.state().problem).toBeNull();
});

test("After a new login it goes on where it stopped, or where the person moved to meanwhile", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 401 }));
  store.play();
  audio.elapse(30);
  audio.fail(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(store.state().problem).toBe("signed-out");
  store.skip(15_000);
  vi.stubGlobal("fetch", async () => new Response(null, { status: 200 }));
  store.retry();
  expect(audio.currentTime).toBeCloseTo(45, 1);
  expect(audio.paused).toBe(false);
});

test("A recording that failed before anybody played it is loaded again without playing by itself", async () => {
  audio.fail(4);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(audio.loads).toBe(1);
  expect(audio.paused).toBe(true);
});

test("Whoever pressed play before it could be loaded hears it once it can be", async () => {
  store.play();
  audio.readyState = 0;
  audio.fail(4);
  // The element says that it stopped, after its error and after loading again.
  audio.pause();
  await vi.advanceTimersByTimeAsync(5_000);
  audio.dispatchEvent(new Event("pause"));
  audio.fail(4);
  store.lookAgain();
  await vi.advanceTimersByTimeAsync(1);
  audio.readyState = 4;
  store.retry();
  expect(audio.paused).toBe(false);
});

test("What was pressed before the page had its element plays once it has, and only then", () => {
  const early = new PlaybackStore(null, "nora");
  early.play();
  const late = new FakeAudio();
  // As much of an element as it uses.
  const detach = early.attach(late as unknown as HTMLAudioElement);
  early.playIfAsked();
  expect(late.paused).toBe(false);
  late.pause();
  detach();
  early.attach(late as unknown as HTMLAudioElement);
  early.playIfAsked();
  expect(late.paused).toBe(true);
});

test("Whoever paused before it could be loaded is not surprised by it", async () => {
  audio.readyState = 0;
  store.play();
  store.pause();
  audio.fail(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(audio.paused).toBe(true);
});

test("An earlier visit is gone on from, and the hint ends with the first move", () => {
  store.restore([{ startMs: 0, endMs: 90_000 }], 90_000);
  expect(audio.currentTime).toBe(90);
  expect(store.state()).toMatchObject({ resumedAtMs: 90_000, heard: [{ startMs: 0, endMs: 90_000 }] });
  store.skip(-5_000);
  expect(store.state().resumedAtMs).toBeNull();
});

test("Turns are stepped through both ways", () => {
  store.setCues([0, 10_000, 20_000]);
  store.seek(12_000);
  store.stepCue(1);
  expect(audio.currentTime).toBe(20);
  store.stepCue(-1);
  expect(audio.currentTime).toBe(10);
  store.seek(15_000);
  store.stepCue(-1);
  expect(audio.currentTime).toBe(10);
});
