/**
 * Calls `lead` while this is the one tab of all that have the same `name`: the one that was looked at last. What `lead`
 * returns ends its work, when another tab takes over or the returned function is called. Needs a secure context, like
 * all of the Web Locks API.
 */
export function leadAmongTabs(name: string, lead: () => () => void): () => void {
  const leaving = new AbortController();
  // Two for a moment, when the lead comes back before its loss was heard of.
  let leads = 0;
  let isQueued = false;

  /** Resolves when the lead is over, or was never had. */
  const hold = async (options: LockOptions, onGranted = () => {}) => {
    let end: (() => void) | null = null;
    const granted = () => {
      onGranted();
      if (leaving.signal.aborted) return;
      leads += 1;
      end = lead();
      return new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
    };
    // Rejected when another tab takes the lead, or when this one leaves the queue.
    await navigator.locks.request(name, options, granted).catch(() => {});
    if (end === null) return;
    leads -= 1;
    (end as () => void)();
  };

  const queue = async () => {
    // One place is enough, however often the lead goes to and fro. It comes back when the tab that has it is closed.
    if (isQueued || leaving.signal.aborted) return;
    isQueued = true;
    await hold({ signal: leaving.signal }, () => {
      isQueued = false;
    });
    void queue();
  };

  const take = async () => {
    await hold({ steal: true });
    void queue();
  };

  const onVisibility = () => {
    if (document.visibilityState === "visible" && leads === 0) void take();
  };
  document.addEventListener("visibilitychange", onVisibility);
  if (document.visibilityState === "visible") void take();
  else void queue();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    leaving.abort();
  };
}
