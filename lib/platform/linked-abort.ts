export type LinkedAbort = {
  signal: AbortSignal;
  abort: (reason: unknown) => void;
  /** Stops listening to the sources, which may outlive many requests. */
  release: () => void;
  /** Rethrows a source's reason, so that a caller who aborts sees their own reason. */
  throwIfSourceAborted: () => void;
};

/** One signal out of several, without AbortSignal.any's references that stay with a long-lived source. */
export function linkAbort(sources: (AbortSignal | undefined)[]): LinkedAbort {
  const controller = new AbortController();
  const signals = sources.filter((source) => source !== undefined);
  const onAbort = () => controller.abort(signals.find((source) => source.aborted)?.reason);
  for (const source of signals) source.addEventListener("abort", onAbort, { once: true });
  if (signals.some((source) => source.aborted)) onAbort();
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const source of signals) source.removeEventListener("abort", onAbort);
    },
    throwIfSourceAborted: () => {
      for (const source of signals) source.throwIfAborted();
    },
  };
}
