const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** What an event says: a hint to look again. `text` is meant for people. */
export type LiveEvent = { type: string; interviewId?: string; text?: string };

export type EventListeners = {
  onEvent: (event: LiveEvent) => void;
  /** Events may have been missed: after a time without a connection, or before the first one. */
  onReturn: () => void;
};

const EVENT_TYPES = ["interview", "notes", "reviews", "speakers", "recording", "connection"];
/** Something changed between the page's rendering and its first connection. */
const CATCH_UP = "catch-up";

const streams = new Map<string, SharedStream>();

/**
 * Listens to a tenant's server-sent events until the returned function is called. `renderedAtMs` is the server's
 * time when it read what the page shows. All listeners of a page share one connection, and a hidden page has none: browsers allow six to a server. A lost or refused connection is
 * tried again, from 1 s doubling to 60 s.
 */
export function listenToEvents(url: string, renderedAtMs: number, listeners: EventListeners): () => void {
  const stream = streams.get(url) ?? new SharedStream(url, renderedAtMs);
  streams.set(url, stream);
  stream.add(listeners);
  return () => {
    stream.remove(listeners);
    if (stream.isUnused) streams.delete(url);
  };
}

/** Whether events of `url` arrive at the moment. */
export function isListening(url: string): boolean {
  return streams.get(url)?.isOpen ?? false;
}

class SharedStream {
  readonly #url: string;
  readonly #renderedAtMs: number;
  readonly #listeners = new Set<EventListeners>();
  #source: EventSource | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hasBeenAway = false;

  constructor(url: string, renderedAtMs: number) {
    this.#url = url;
    this.#renderedAtMs = renderedAtMs;
  }

  get isUnused(): boolean {
    return this.#listeners.size === 0;
  }

  get isOpen(): boolean {
    return this.#source?.readyState === EventSource.OPEN;
  }

  add(listeners: EventListeners): void {
    this.#listeners.add(listeners);
    if (this.#listeners.size > 1) return;
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#onVisibility();
  }

  remove(listeners: EventListeners): void {
    this.#listeners.delete(listeners);
    if (!this.isUnused) return;
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#close();
  }

  readonly #onVisibility = () => {
    if (document.visibilityState !== "visible") this.#close();
    else if (!this.#source) this.#connect();
  };

  #connect(): void {
    const source = new EventSource(
      this.#hasBeenAway ? this.#url : `${this.#url}?since=${this.#renderedAtMs}`,
    );
    this.#source = source;
    source.addEventListener("open", () => {
      this.#failures = 0;
      if (this.#hasBeenAway) this.#tell((listeners) => listeners.onReturn());
    });
    source.addEventListener(CATCH_UP, () => this.#tell((listeners) => listeners.onReturn()));
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, ({ data: payload }) => {
        const event = readEvent(type, payload);
        this.#tell((listeners) => listeners.onEvent(event));
      });
    }
    source.addEventListener("error", () => {
      // The browser's own reconnect gives up on an HTTP error and knows no back-off.
      this.#close();
      this.#retry = setTimeout(() => this.#connect(), retryDelayMs(this.#failures++));
    });
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    this.#hasBeenAway = true;
  }

  #tell(tell: (listeners: EventListeners) => void): void {
    for (const listeners of [...this.#listeners]) tell(listeners);
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
