const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** What an event says: a hint to look again. `text` is meant for people. */
export type LiveEvent = { type: string; interviewId?: string; text?: string };

/** `atMs`: by the server's clock. */
export type EventListeners = {
  onEvent: (event: LiveEvent, atMs: number) => void;
  /** Events may have been missed: after a time without a connection, or before the first one. */
  onReturn: (atMs: number) => void;
};

const EVENT_TYPES = ["interview", "notes", "reviews", "speakers", "connection"];
/** The first event of a connection: nothing has changed since the page was rendered, or something has. */
const FIRST_EVENTS = ["ready", "catch-up"];

const streams = new Map<string, SharedStream>();

/**
 * Listens to a tenant's server-sent events until the returned function is called. `renderedAtMs` is the server's
 * time before it read what the listener shows: what happened since then is never missed. All listeners of a page share
 * one connection, and a hidden page has none: browsers allow six to a server. A lost or refused connection is tried
 * again, from 1 s doubling to 60 s. With `evenHidden` it has one of its own, which stays.
 */
export function listenToEvents(
  url: string,
  renderedAtMs: number,
  listeners: EventListeners,
  { evenHidden = false } = {},
): () => void {
  const key = evenHidden ? `${url} even hidden` : url;
  const stream = streams.get(key) ?? new SharedStream(url, evenHidden);
  streams.set(key, stream);
  stream.add(listeners, renderedAtMs);
  return () => {
    stream.remove(listeners);
    if (stream.isUnused) streams.delete(key);
  };
}

/** Whether events of `url` arrive at the moment. */
export function isListening(url: string): boolean {
  return streams.get(url)?.isOpen ?? false;
}

class SharedStream {
  readonly #url: string;
  readonly #evenHidden: boolean;
  /** With the server's time when what they show was read. */
  readonly #listeners = new Map<EventListeners, number>();
  #source: EventSource | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hasBeenAway = false;
  // Server's times: since when every event has been heard (null: not connected yet), and when the last one came.
  #heardSinceMs: number | null = null;
  #lastEventMs = Number.NEGATIVE_INFINITY;

  constructor(url: string, evenHidden: boolean) {
    this.#url = url;
    this.#evenHidden = evenHidden;
  }

  get isUnused(): boolean {
    return this.#listeners.size === 0;
  }

  get isOpen(): boolean {
    return this.#source?.readyState === EventSource.OPEN;
  }

  add(listeners: EventListeners, renderedAtMs: number): void {
    this.#listeners.set(listeners, renderedAtMs);
    if (this.#listeners.size === 1) {
      document.addEventListener("visibilitychange", this.#onVisibility);
      this.#onVisibility();
      return;
    }
    // A part of a page can begin to listen after another part has heard what concerns it as well.
    if (this.#hasMissed(renderedAtMs))
      listeners.onReturn(Math.max(this.#heardSinceMs ?? 0, this.#lastEventMs));
  }

  remove(listeners: EventListeners): void {
    this.#listeners.delete(listeners);
    if (!this.isUnused) return;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#close();
  }

  readonly #onVisibility = () => {
    if (document.visibilityState !== "visible" && !this.#evenHidden) this.#close();
    else if (!this.#source) this.#connect();
  };

  #connect(): void {
    const sinceMs = this.#hasBeenAway ? null : Math.min(...this.#listeners.values());
    const query = new URLSearchParams({
      ...(sinceMs === null ? {} : { since: String(sinceMs) }),
      // Nobody looks: the platform need not be asked more often for it.
      ...(this.#evenHidden ? { watching: "no" } : {}),
    });
    const source = new EventSource(query.size > 0 ? `${this.#url}?${query}` : this.#url);
    this.#source = source;
    for (const type of FIRST_EVENTS) {
      source.addEventListener(type, ({ lastEventId }) => {
        this.#failures = 0;
        this.#heardSinceMs = sinceMs ?? Number(lastEventId);
        // For parts of the page that begin to listen only after this: what changed may be theirs.
        if (type === "catch-up") this.#lastEventMs = Number(lastEventId);
        for (const [listeners, renderedAtMs] of [...this.#listeners])
          if (type === "catch-up" || this.#hasMissed(renderedAtMs)) listeners.onReturn(Number(lastEventId));
      });
    }
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, ({ data: payload, lastEventId }) => {
        this.#lastEventMs = Number(lastEventId);
        const event = readEvent(type, payload);
        for (const listeners of [...this.#listeners.keys()]) listeners.onEvent(event, this.#lastEventMs);
      });
    }
    source.addEventListener("error", () => {
      // The browser's own reconnect gives up on an HTTP error and knows no back-off.
      this.#close();
      this.#retry = setTimeout(() => this.#connect(), retryDelayMs(this.#failures++));
    });
  }

  // Before the first event it is not known yet; then everybody is asked about.
  #hasMissed(renderedAtMs: number): boolean {
    if (this.#heardSinceMs === null) return false;
    return renderedAtMs < this.#heardSinceMs || renderedAtMs <= this.#lastEventMs;
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    this.#heardSinceMs = null;
    this.#hasBeenAway = true;
  }
}

/** Doubles with each failure; half of it random, or all browsers come back at once after a restart. */
export function retryDelayMs(failures: number, random: number = Math.random()): number {
  const fullMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
  return fullMs / 2 + (fullMs / 2) * random;
}

/** The event of a JSON payload. What is no JSON, or of another form, is an event without particulars. */
export function readEvent(type: string, payload: unknown): LiveEvent {
  try {
    const { interviewId, text } = JSON.parse(String(payload)) ?? {};
    return {
      type,
      ...(typeof interviewId === "string" ? { interviewId } : {}),
      ...(typeof text === "string" && text !== "" ? { text } : {}),
    };
  } catch {
    return { type };
  }
}
