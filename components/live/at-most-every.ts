/**
 * Runs `act` at once, and at most once per `gapMs` however often it is called: calls within the gap become one
 * at its end. `cancel` drops the one that waits.
 */
export function atMostEvery(gapMs: number, act: () => void): { call: () => void; cancel: () => void } {
  let lastMs = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    waiting = undefined;
    lastMs = Date.now();
    act();
  };
  return {
    call() {
      if (waiting !== undefined) return;
      const restMs = lastMs + gapMs - Date.now();
      if (restMs <= 0) run();
      else waiting = setTimeout(run, restMs);
    },
    cancel() {
      clearTimeout(waiting);
      waiting = undefined;
    },
  };
}
