const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

type Handlers = { onOpen: () => void; onLost: () => void; onInterview: (text: string | null) => void };

/**
 * Listens to a tenant's server-sent events until the returned function is called. `onInterview` gets the event's
 * `text` when it carries one. A lost or refused connection is tried again, from 1 s doubling to 60 s.
 */
export function listenToEvents(url: string, handlers: Handlers): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const connect = () => {
    source = new EventSource(url);
    source.addEventListener("open", () => {
      failures = 0;
      handlers.onOpen();
    });
    source.addEventListener("interview", (event) => handlers.onInterview(textOf(event.data)));
    source.addEventListener("error", () => {
      // The browser's own reconnect gives up on an HTTP error and knows no back-off.
      source?.close();
      handlers.onLost();
      retry = setTimeout(connect, retryDelayMs(failures++));
    });
  };

  connect();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}

/** Doubles with each failure; half of it random, or all browsers come back at once after a restart. */
export function retryDelayMs(failures: number, random: number = Math.random()): number {
  const fullMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
  return fullMs / 2 + (fullMs / 2) * random;
}

/** The `text` of an event's JSON payload; null when it has none or is no JSON. */
export function textOf(payload: unknown): string | null {
  try {
    const event: unknown = JSON.parse(String(payload));
    if (typeof event !== "object" || event === null || !("text" in event)) return null;
    return typeof event.text === "string" && event.text !== "" ? event.text : null;
  } catch {
    return null;
  }
}
