import { AudioFollower } from "./audio-follower";
import { loopOver, withLoopEdge } from "./playback-loop";
import { INITIAL_STATE, type PlaybackState } from "./playback-state";
import { RATES, readPreferences, writePreferences } from "./player-preferences";
import type { TimeRange } from "./time-ranges";
import type { Voice } from "./voices";

const JUST_BEGUN_MS = 1_500;
const VOLUME_STEP = 0.1;

/**
 * One `<audio>` element as a store: components subscribe to what they show of it, and command it in milliseconds.
 */
export class PlaybackStore {
  /** As on the server, which knows nothing of this device. */
  readonly initial: PlaybackState;
  #state: PlaybackState;
  #audio: HTMLAudioElement | null = null;
  /** Pressed on a page that had come but not yet its element. */
  #playsWhenAttached = false;
  #cues: readonly number[] = [];
  readonly #listener: string;
  readonly #subscribers = new Set<() => void>();
  readonly #follower: AudioFollower;

  /** `knownDurationMs` is shown until the element tells its own. `listener` is whose preferences these are. */
  constructor(knownDurationMs: number | null, listener: string) {
    this.#listener = listener;
    this.initial = { ...INITIAL_STATE, durationMs: knownDurationMs };
    this.#state = this.initial;
    this.#follower = new AudioFollower({
      state: this.state,
      set: (change) => this.#set(change),
      seek: (timeMs) => this.seek(timeMs),
      play: () => this.play(),
      knownDurationMs,
    });
  }

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  };

  readonly state = (): PlaybackState => this.#state;

  /** Follows `audio` until the returned function is called. */
  attach(audio: HTMLAudioElement): () => void {
    this.#audio = audio;
    audio.preservesPitch = true;
    this.#prefer(readPreferences(this.#listener));
    const unfollow = this.#follower.follow(audio);
    return () => {
      unfollow();
      this.#audio = null;
    };
  }

  toggle(): void {
    if (this.#state.isPlaying) this.pause();
    else this.play();
  }

  /** Plays if that was asked for before there was an element. */
  playIfAsked(): void {
    if (this.#playsWhenAttached) this.play();
  }

  play(): void {
    this.#follower.wantsToPlay = true;
    this.#playsWhenAttached = this.#audio === null;
    if (this.#audio?.error) this.retry();
    // A refused play shows as an error event, or is the browser waiting for a gesture: nothing to add to either.
    else this.#audio?.play().catch(() => {});
  }

  pause(): void {
    this.#follower.wantsToPlay = false;
    this.#playsWhenAttached = false;
    this.#audio?.pause();
  }

  seek(timeMs: number): void {
    const audio = this.#audio;
    if (!audio) return;
    const target = Math.max(0, Math.min(timeMs, this.#state.durationMs ?? Number.POSITIVE_INFINITY));
    this.#follower.leap();
    // After an error only loading again helps; it begins where `timeMs` says.
    if (!audio.error) audio.currentTime = target / 1000;
    this.#set({ timeMs: target, resumedAtMs: null });
  }

  skip(byMs: number): void {
    this.seek(this.#state.timeMs + byMs);
  }

  /** Where turns start, in order of time: what `stepCue` steps through. */
  setCues(startsMs: readonly number[]): void {
    this.#cues = startsMs;
    this.#set({ hasCues: startsMs.length > 0 });
  }

  /** Who speaks when, in order of time: the waveform's colours. */
  setVoices(voices: readonly Voice[]): void {
    this.#set({ voices });
  }

  setSilences(silences: readonly TimeRange[] | null): void {
    this.#set({ silences });
  }

  /** Goes on from an earlier visit: what was heard then, and where it ended; null begins at the start. */
  restore(heard: readonly TimeRange[], atMs: number | null): void {
    this.#set({ heard });
    if (atMs === null) return;
    this.seek(atMs);
    this.#set({ resumedAtMs: atMs });
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
    if (RATES.some((known) => known === rate)) this.#prefer({ rate });
  }

  /** One step up or down in `RATES`. */
  stepRate(step: 1 | -1): void {
    const next = RATES[RATES.findIndex((rate) => rate >= this.#state.rate) + step];
    if (next !== undefined) this.setRate(next);
  }

  /** 0 to 1. Being heard again is what turning it up means. */
  setVolume(volume: number): void {
    const within = Math.round(Math.max(0, Math.min(1, volume)) * 100) / 100;
    this.#prefer({ volume: within, isMuted: within === 0 });
  }

  stepVolume(step: 1 | -1): void {
    this.setVolume((this.#state.isMuted ? 0 : this.#state.volume) + step * VOLUME_STEP);
  }

  setMuted(isMuted: boolean): void {
    // Unmuted at no volume, it would still not be heard.
    this.#prefer({ isMuted, volume: isMuted ? this.#state.volume : this.#state.volume || 1 });
  }

  setSkipsSilences(skipsSilences: boolean): void {
    this.#prefer({ skipsSilences });
  }

  /** Repeats `range`; null, or what is too short to be meant, ends it. */
  setLoop(range: TimeRange | null): void {
    this.#set(loopOver(range));
  }

  /** Sets the start or the end of the loop here. With both set, it plays from its start. */
  markLoop(edge: "start" | "end"): void {
    const marks = withLoopEdge(this.#state, edge, this.#state.timeMs);
    if (!marks) return;
    this.#set(marks);
    if (edge === "end" && marks.loop) this.seek(marks.loop.startMs);
  }

  /** Loads again after a problem, goes on where it stopped, and plays. */
  retry(): void {
    this.#follower.wantsToPlay = true;
    this.#follower.retry();
  }

  /** The network or the person is back: a problem may be gone. */
  lookAgain(): void {
    this.#follower.lookAgain();
  }

  #prefer(change: Partial<Pick<PlaybackState, "rate" | "volume" | "isMuted" | "skipsSilences">>): void {
    this.#set(change);
    const { rate, volume, isMuted, skipsSilences } = this.#state;
    writePreferences(this.#listener, { rate, volume, isMuted, skipsSilences });
    if (!this.#audio) return;
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
    this.#audio.volume = volume;
    this.#audio.muted = isMuted;
  }

  #set(change: Partial<PlaybackState>): void {
    const next = { ...this.#state, ...change };
    const keys = Object.keys(change) as (keyof PlaybackState)[];
    if (keys.every((key) => next[key] === this.#state[key])) return;
    this.#state = next;
    for (const subscriber of this.#subscribers) subscriber();
    this.#follower.readSoon();
  }
}
