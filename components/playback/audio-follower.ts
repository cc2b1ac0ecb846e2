import { HeardParts } from "./heard-parts";
import { leapFrom } from "./playback-leaps";
import type { PlaybackState } from "./playback-state";
import { Recovery } from "./recovery";
import { addRange, type TimeRange } from "./time-ranges";

/** Seeks are not exact to the millisecond, and nobody hears such a gap. */
const NEARLY_TOGETHER_MS = 60;
const HAVE_NOTHING = 0;

/** What a follower reads and tells. */
type Followed = {
  state: () => PlaybackState;
  set: (change: Partial<PlaybackState>) => void;
  seek: (timeMs: number) => void;
  play: () => void;
  knownDurationMs: number | null;
};

/**
 * Follows what an `<audio>` element says of itself: where it is, what has been heard, and what goes wrong, which it
 * tries to mend. While it plays, the time is read once a frame; `timeupdate` comes four times a second.
 */
export class AudioFollower {
  /** Whether the person wants to hear it, whatever keeps the element from playing. */
  wantsToPlay = false;
  #audio: HTMLAudioElement | null = null;
  #frame = 0;
  /** Where playing was when the time was last read; null after a leap. */
  #playedFromMs: number | null = null;
  readonly #followed: Followed;
  readonly #heardParts = new HeardParts();
  readonly #recovery = new Recovery({
    url: () => this.#audio?.currentSrc || this.#audio?.src || "",
    show: (problem) => this.#followed.set({ problem, ...(problem ? { isWaiting: problem === "slow" } : {}) }),
    reload: () => this.#reload(),
  });

  constructor(followed: Followed) {
    this.#followed = followed;
  }

  /** Until the returned function is called. */
  follow(audio: HTMLAudioElement): () => void {
    this.#audio = audio;
    const { set } = this.#followed;
    const events: [string, () => void][] = [
      ["play", () => set({ isPlaying: true, resumedAtMs: null })],
      ["playing", () => set({ isWaiting: false })],
      ["waiting", () => this.#waits()],
      ["pause", () => this.#stopped()],
      ["ended", () => this.#ended()],
      ["error", () => this.#failed()],
      ["timeupdate", () => this.#readTime()],
      ["seeking", () => this.#readTime()],
      ["durationchange", () => this.#readDuration()],
      ["loadedmetadata", () => this.#readDuration()],
      ["ratechange", () => set({ rate: audio.playbackRate })],
    ];
    for (const [type, act] of events) audio.addEventListener(type, act);
    this.#readDuration();
    // An error may have come before React attached.
    if (audio.error) this.#failed();
    return () => {
      for (const [type, act] of events) audio.removeEventListener(type, act);
      this.#recovery.end();
      cancelAnimationFrame(this.#frame);
      this.#audio = null;
    };
  }

  /** Playing is about to go on elsewhere: what lies between is not heard. */
  leap(): void {
    this.#playedFromMs = null;
    this.#hear(this.#heardParts.leap());
  }

  /** Reads the time at the next frame, and at each after it, while it plays. */
  readSoon(): void {
    cancelAnimationFrame(this.#frame);
    if (this.#followed.state().isPlaying) this.#frame = requestAnimationFrame(() => this.#readEachFrame());
  }

  /** Loads again after a problem and goes on where it stopped. */
  retry(): void {
    this.#recovery.retry();
  }

  /** The network or the person is back: a problem may be gone. */
  lookAgain(): void {
    void this.#recovery.askNow();
  }

  #reload(): void {
    const audio = this.#audio;
    if (!audio) return;
    const { state, set } = this.#followed;
    const atMs = state().timeMs;
    this.leap();
    set({ isWaiting: this.wantsToPlay });
    audio.load();
    audio.currentTime = atMs / 1000;
    if (this.wantsToPlay) audio.play().catch(() => set({ isWaiting: false }));
  }

  #failed(): void {
    this.leap();
    this.#followed.set({ isPlaying: false, isWaiting: this.wantsToPlay });
    void this.#recovery.failed(this.#audio?.error?.code ?? 0);
  }

  #waits(): void {
    this.#followed.set({ isWaiting: true });
    this.#recovery.waiting();
  }

  #stopped(): void {
    const audio = this.#audio;
    // With nothing loaded the element stops by itself: the wish to hear it outlives that.
    if (this.wantsToPlay && (audio?.error || audio?.readyState === HAVE_NOTHING)) {
      this.#followed.set({ isPlaying: false, isWaiting: true });
      return;
    }
    this.wantsToPlay = false;
    this.leap();
    this.#followed.set({ isPlaying: false, isWaiting: false });
    if (!this.#audio?.error) this.#recovery.resting();
  }

  #ended(): void {
    const { loop, durationMs } = this.#followed.state();
    this.wantsToPlay = false;
    // A loop up to the very end: the element stops before its end is read.
    if (!loop || durationMs === null || loop.endMs < durationMs - NEARLY_TOGETHER_MS) return;
    this.#followed.seek(loop.startMs);
    this.#followed.play();
  }

  #readTime(): void {
    const audio = this.#audio;
    if (!audio || audio.error) return;
    const { state, set, seek } = this.#followed;
    const timeMs = Math.round(audio.currentTime * 1000);
    if (audio.seeking || !state().isPlaying) {
      this.leap();
      set({ timeMs });
      return;
    }
    const fromMs = this.#playedFromMs;
    this.#playedFromMs = timeMs;
    if (fromMs !== null && timeMs > fromMs) this.#recovery.going();
    this.#hear(this.#heardParts.playedTo(timeMs));
    set({ timeMs });
    const { loop, silences, skipsSilences } = state();
    const target = leapFrom({ fromMs, timeMs, loop, silences: skipsSilences ? (silences ?? []) : [] });
    if (target !== null) seek(target);
  }

  #readEachFrame(): void {
    this.#readTime();
    this.readSoon();
  }

  #hear(part: TimeRange | null): void {
    const { state, set } = this.#followed;
    if (part) set({ heard: addRange(state().heard, part, NEARLY_TOGETHER_MS) });
  }

  #readDuration(): void {
    const seconds = this.#audio?.duration ?? Number.NaN;
    const durationMs = Number.isFinite(seconds) ? Math.round(seconds * 1000) : this.#followed.knownDurationMs;
    this.#followed.set({ durationMs });
  }
}
