import { setTimeout as delay } from "node:timers/promises";

/** Every limit of the client, so that tests can be instant and an unusual platform can be fitted. */
export type PlatformSettings = {
  /** From asking to the last header: connecting included. */
  headersTimeoutMs: number;
  /** Longest silence inside a body. A reader that pauses does not count. */
  idleTimeoutMs: number;
  /** A whole JSON or transcript body. */
  bodyTimeoutMs: number;
  errorBodyMaxBytes: number;
  errorBodyTimeoutMs: number;
  listMaxBytes: number;
  sessionMaxBytes: number;
  transcriptMaxBytes: number;
  maxAttempts: number;
  backoffBaseMs: number;
  /** A longer `Retry-After` is not waited for but thrown, with its time. */
  longestWaitMs: number;
  /** No further attempt starts later than this after the first. */
  retryBudgetMs: number;
  /** Resolves after `delayMs`; rejects when `signal` aborts. */
  sleep: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>;
  random: () => number;
};

const MIB = 1024 * 1024;

export const DEFAULT_SETTINGS: PlatformSettings = {
  headersTimeoutMs: 15_000,
  idleTimeoutMs: 30_000,
  bodyTimeoutMs: 60_000,
  errorBodyMaxBytes: 64 * 1024,
  errorBodyTimeoutMs: 2_000,
  listMaxBytes: 64 * MIB,
  sessionMaxBytes: MIB,
  transcriptMaxBytes: 20 * MIB,
  maxAttempts: 3,
  backoffBaseMs: 300,
  longestWaitMs: 5_000,
  retryBudgetMs: 30_000,
  sleep: async (delayMs, signal) => {
    await delay(delayMs, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
  },
  random: Math.random,
};
