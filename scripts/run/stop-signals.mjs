const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
// One Ctrl-C can arrive twice: from the terminal and forwarded by npm.
const SAME_PRESS_MS = 500;
const PARENT_CHECK_MS = 1_000;

/**
 * Calls `first` when the person (or npm, or the system) wants this process to stop, and `again` when they insist.
 * npm that is killed outright does not tell its script, so its absence counts as well.
 */
export function whenToldToStop({ first, again }) {
  let firstAtMs;
  const onSignal = () => {
    const nowMs = performance.now();
    if (firstAtMs === undefined) {
      firstAtMs = nowMs;
      first();
    } else if (nowMs - firstAtMs > SAME_PRESS_MS) again();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && firstAtMs === undefined) onSignal();
  }, PARENT_CHECK_MS).unref();
}
