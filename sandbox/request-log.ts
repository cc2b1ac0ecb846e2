import type { SandboxClient } from "./seed/types";

export type LoggedRequest = {
  method: string;
  /** With the query, never with the key. */
  path: string;
  status: number;
  client: SandboxClient | null;
  bytesSent: number;
  /** Whether the caller left before the end, or the sandbox cut the answer. */
  aborted: boolean;
};

const KEPT = 500;

/** What was asked of the sandbox: the last requests, and counts of all. */
export class RequestLog {
  #last: LoggedRequest[] = [];
  #counts: Record<string, number> = {};
  #arrivals: Partial<Record<SandboxClient, number[]>> = {};
  #lastPoll = new Map<string, number>();

  add(request: LoggedRequest): void {
    this.#last.push(request);
    if (this.#last.length > KEPT) this.#last.shift();
  }

  count(endpoint: string): void {
    this.#counts[endpoint] = (this.#counts[endpoint] ?? 0) + 1;
  }

  report() {
    return { counts: this.#counts, last: this.#last };
  }

  clear(): void {
    this.#last = [];
    this.#counts = {};
  }

  /** Seconds to wait when the client has asked `limit` times in the last minute, else null. */
  overRate(client: SandboxClient, limit: number, nowMs: number): number | null {
    const recent = this.#arrivals[client] ?? [];
    this.#arrivals[client] = recent;
    const old = recent.findIndex((atMs) => atMs > nowMs - 60_000);
    recent.splice(0, old === -1 ? recent.length : old);
    const [oldest] = recent;
    if (recent.length >= limit && oldest !== undefined) return Math.ceil((oldest + 60_000 - nowMs) / 1000);
    recent.push(nowMs);
    return null;
  }

  /** How many requests the client has left of its `limit`. */
  left(client: SandboxClient, limit: number): number {
    return Math.max(0, limit - (this.#arrivals[client]?.length ?? 0));
  }

  /** Seconds to wait when the same session was asked for less than `seconds` ago, else null. */
  overPoll(sessionId: string, seconds: number, nowMs: number): number | null {
    const waitMs = (this.#lastPoll.get(sessionId) ?? Number.NEGATIVE_INFINITY) + seconds * 1000 - nowMs;
    if (waitMs > 0) return Math.ceil(waitMs / 1000);
    this.#lastPoll.set(sessionId, nowMs);
    return null;
  }
}
