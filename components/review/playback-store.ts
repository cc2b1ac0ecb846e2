/** Why a recording does not play, as far as it can be told. */
export type PlaybackProblem = "signed-out" | "gone" | "not-ready" | "unreachable" | "unplayable";

export type PlaybackState = {
  isPlaying: boolean;
  /** Wants to play and waits for bytes. */
  isWaiting: boolean;
  timeMs: number;
  /** Null until the browser knows. */
  durationMs: number | null;
  rate: number;
  problem: PlaybackProblem | null;
  /** Whether there are turns to step through. */
  hasCues: boolean;
};

export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

const JUST_BEGUN_MS = 1500;
const RATE_KEY = "debrief.playback-rate";

const INITIAL: PlaybackState = {
  isPlaying: false,
  isWaiting: false,
  timeMs: 0,
  durationMs: null,
  rate: 1,
  problem: null,
  hasCues: false,
};

/**
 * One `<audio>` element as a store: components subscribe to what they show of it, and command it in milliseconds.
 * While it plays, the time is read once a frame; the element's own `timeupdate` comes four times a second.
 */
export class PlaybackStore {
  #state = INITIAL;
  #audio: HTMLAudioElement | null = null;
  #knownDurationMs: number | null;
  #frame = 0;
  #resumeAtMs: number | null = null;
  #cues: readonly number[] = [];
  readonly #listeners = new Set<() => void>();

  /** `knownDurationMs` is shown until the element tells its own. */
  constructor(knownDurationMs: number | null) {
    this.#knownDurationMs = knownDurationMs;
    this.#state = { ...INITIAL, durationMs: knownDurationMs };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): PlaybackState => this.#state;

  get audio(): HTMLAudioElement | null {
    return this.#audio;
  }

  /** Follows `audio` until the returned function is called. */
  attach(audio: HTMLAudioElement): () => void {
    this.#audio = audio;
    const abort = new AbortController();
    const on = (type: string, act: () => void) => audio.addEventListener(type, act, { signal: abort.signal });
    on("play", () => this.#set({ isPlaying: true, problem: null }));
    on("playing", () => this.#set({ isWaiting: false }));
    on("pause", () => this.#set({ isPlaying: false, isWaiting: false }));
    on("waiting", () => this.#set({ isWaiting: true }));
    on("timeupdate", () => this.#readTime());
    on("seeking", () => this.#readTime());
    on("durationchange", () => this.#readDuration());
    on("loadedmetadata", () => this.#readDuration());
    on("ratechange", () => this.#set({ rate: audio.playbackRate }));
    on("error", () => void this.#diagnose());
    audio.preservesPitch = true;
    this.setRate(rememberedRate());
    this.#readDuration();
    // An error may have come before React attached.
    if (audio.error) void this.#diagnose();
    return () => {
      abort.abort();
      cancelAnimationFrame(this.#frame);
      this.#audio = null;
    };
  }

  toggle(): void {
    if (this.#state.isPlaying) this.#audio?.pause();
    else this.play();
  }

  play(): void {
    const audio = this.#audio;
    if (!audio) return;
    if (this.#state.problem) this.retry();
    // A refused play shows as an error event, or is the browser waiting for a gesture: nothing to add to either.
    else audio.play().catch(() => {});
  }

  pause(): void {
    this.#audio?.pause();
  }

  seek(timeMs: number): void {
    const audio = this.#audio;
    if (!audio) return;
    const endMs = this.#state.durationMs ?? Number.POSITIVE_INFINITY;
    const target = Math.max(0, Math.min(timeMs, endMs));
    if (this.#state.problem) this.#resumeAtMs = target;
    else audio.currentTime = target / 1000;
    this.#set({ timeMs: target });
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  /** Where turns start, in order of time: what `stepCue` steps through. */
  setCues(startsMs: readonly number[]): void {
    this.#cues = startsMs;
    this.#set({ hasCues: startsMs.length > 0 });
  }

  /** To the next turn, or back to the start of this one, or of the one before when this has only begun. */
  stepCue(step: 1 | -1): void {
    const { timeMs } = this.#state;
    const target =
      step === 1
        ? this.#cues.find((startMs) => startMs > timeMs)
        : this.#cues.findLast((startMs) => startMs < timeMs - JUST_BEGUN_MS);
    if (target !== undefined) this.seek(target);
  }

  setRate(rate: number): void {
    if (!this.#audio || !RATES.some((known) => known === rate)) return;
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
    remember(rate);
    this.#set({ rate });
  }

  /** One step up or down in `RATES`. */
  stepRate(step: 1 | -1): void {
    const index = RATES.findIndex((rate) => rate >= this.#state.rate);
    const next = RATES[index + step];
    if (next !== undefined) this.setRate(next);
  }

  /** Loads again after a problem and goes on where it stopped. */
  retry(): void {
    const audio = this.#audio;
    if (!audio) return;
    const atMs = this.#resumeAtMs ?? this.#state.timeMs;
    this.#resumeAtMs = null;
    this.#set({ problem: null, isWaiting: true });
    audio.load();
    audio.currentTime = atMs / 1000;
    audio.play().catch(() => this.#set({ isWaiting: false }));
  }

  async #diagnose(): Promise<void> {
    const audio = this.#audio;
    if (!audio) return;
    this.#resumeAtMs = this.#state.timeMs;
    const problem = await problemWith(audio.currentSrc || audio.src);
    this.#set({ problem, isPlaying: false, isWaiting: false });
  }

  #readTime(): void {
    const audio = this.#audio;
    if (audio && !this.#state.problem) this.#set({ timeMs: Math.round(audio.currentTime * 1000) });
  }

  #readDuration(): void {
    const seconds = this.#audio?.duration ?? Number.NaN;
    if (Number.isFinite(seconds)) this.#set({ durationMs: Math.round(seconds * 1000) });
    else this.#set({ durationMs: this.#knownDurationMs });
  }

  #set(change: Partial<PlaybackState>): void {
    const next = { ...this.#state, ...change };
    const keys = Object.keys(change) as (keyof PlaybackState)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
    cancelAnimationFrame(this.#frame);
    if (next.isPlaying) this.#frame = requestAnimationFrame(() => this.#readEachFrame());
  }

  #readEachFrame(): void {
    this.#readTime();
    if (!this.#state.isPlaying) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#readEachFrame());
  }
}

// The element says only that it failed: our own answer to the same address says why.
async function problemWith(url: string): Promise<PlaybackProblem> {
  try {
    const { status } = await fetch(url, { method: "HEAD", cache: "no-store" });
    if (status === 401) return "signed-out";
    if (status === 403 || status === 404 || status === 410) return "gone";
    if (status === 409) return "not-ready";
    return status < 400 ? "unplayable" : "unreachable";
  } catch {
    return "unreachable";
  }
}

function rememberedRate(): number {
  try {
    const rate = Number(localStorage.getItem(RATE_KEY));
    return RATES.some((known) => known === rate) ? rate : 1;
  } catch {
    return 1;
  }
}

function remember(rate: number): void {
  try {
    localStorage.setItem(RATE_KEY, String(rate));
  } catch {
    // Storage is off: the rate lasts as long as the page.
  }
}
