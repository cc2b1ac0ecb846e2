import { askAfterRecording, type PlaybackProblem } from "./recording-problem";

/** What a recovery does to the player it watches over. */
export type Recoverable = {
  /** The recording's address. */
  url(): string;
  show(problem: PlaybackProblem | null): void;
  /** Loads again at the same position, and plays if it played. */
  reload(): void;
};

const STALLED_AFTER_MS = 8_000;
const STILL_STALLED_EVERY_MS = 10_000;
/** A connection that gives nothing for so long may be dead without saying so. */
const RELOAD_STALLED_AFTER_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const MEDIA_ERR_NETWORK = 2;
/** How often it loads again without a word although the server says that all is well. */
const SILENT_RETRIES = { network: 4, other: 1 };

/** A new login or a new link is needed, or nothing helps: asking on its own would only be noise. */
const WAITS_FOR_PERSON: readonly PlaybackProblem[] = [
  ...(["signed-out", "gone", "not-a-recording", "not-maskable", "unplayable"] as const),
];

/**
 * Finds out why a recording stopped, says so, and lets it go on at the same position as soon as it can: by itself
 * where waiting helps, else when the person comes back to the page or presses the button.
 */
export class Recovery {
  readonly #player: Recoverable;
  #problem: PlaybackProblem | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stalledForMs: number | null = null;
  #failures = 0;
  #waitMs = FIRST_WAIT_MS;
  /** Answers to questions from before the last change are old. */
  #turn = 0;

  constructor(player: Recoverable) {
    this.#player = player;
  }

  /** The element gave up, with its `MediaError.code`. */
  async failed(code: number): Promise<void> {
    const found = await this.#ask();
    if (found === null) return;
    if (found !== "fine") return this.#stay(found);
    const isNetwork = code === MEDIA_ERR_NETWORK;
    this.#failures += 1;
    if (this.#failures <= (isNetwork ? SILENT_RETRIES.network : SILENT_RETRIES.other))
      this.#after(this.#nextWaitMs(), () => this.#goOn());
    else this.#stay(isNetwork ? "unreachable" : "unplayable");
  }

  /** It wants to play and has nothing to play. */
  waiting(): void {
    if (this.#stalledForMs !== null || this.#problem !== null) return;
    this.#stalledForMs = 0;
    this.#after(STALLED_AFTER_MS, () => void this.#stalled(STALLED_AFTER_MS));
  }

  /** It need not play any more: whether it can is not known by that. */
  resting(): void {
    if (this.#stalledForMs === null && this.#problem === null) return;
    this.#reset();
    this.#show(null);
  }

  /** It plays. */
  going(): void {
    if (this.#stalledForMs === null && this.#problem === null && this.#failures === 0) return;
    this.#reset();
    this.#failures = 0;
    this.#waitMs = FIRST_WAIT_MS;
    this.#show(null);
  }

  /** Something changed that may help: the network, or the person is back from signing in elsewhere. */
  async askNow(): Promise<void> {
    if (this.#problem === null || this.#problem === "slow" || this.#problem === "unplayable") return;
    const found = await this.#ask();
    if (found === "fine") this.#goOn();
    else if (found !== null) this.#stay(found);
  }

  retry(): void {
    this.#waitMs = FIRST_WAIT_MS;
    this.#goOn();
  }

  end(): void {
    this.#reset();
  }

  async #stalled(sinceMs: number): Promise<void> {
    const forMs = (this.#stalledForMs ?? 0) + sinceMs;
    const found = await this.#ask();
    if (found === null) return;
    if (found !== "fine" && found !== "slow") return this.#stay(found);
    if (forMs >= RELOAD_STALLED_AFTER_MS) return this.#goOn();
    this.#stalledForMs = forMs;
    this.#show("slow");
    this.#after(STILL_STALLED_EVERY_MS, () => void this.#stalled(STILL_STALLED_EVERY_MS));
  }

  #stay(problem: PlaybackProblem): void {
    this.#show(problem);
    if (problem === "slow") this.#after(STILL_STALLED_EVERY_MS, () => this.#goOn());
    else if (!WAITS_FOR_PERSON.includes(problem)) this.#after(this.#nextWaitMs(), () => void this.askNow());
  }

  #goOn(): void {
    this.#reset();
    this.#show(null);
    this.#player.reload();
  }

  /** Null when something else has happened by the time of the answer. */
  async #ask() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    const found = await askAfterRecording(this.#player.url());
    return turn === this.#turn ? found : null;
  }

  #show(problem: PlaybackProblem | null): void {
    this.#problem = problem;
    this.#player.show(problem);
  }

  #reset(): void {
    this.#turn += 1;
    this.#stalledForMs = null;
    clearTimeout(this.#timer);
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #nextWaitMs(): number {
    const waitMs = this.#waitMs;
    this.#waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    return waitMs;
  }
}
