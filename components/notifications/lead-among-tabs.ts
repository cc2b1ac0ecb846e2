/**
 * Calls `lead` while this is the one tab of all that have the same `name`: the one that was looked at last. What `lead`
 * returns ends its work, when another tab takes over or the returned function is called. Needs a secure context, like
 * all of the Web Locks API.
 */
export function leadAmongTabs(name: string, lead: () => () => void): () => void {
  const leaving = new AbortController();
  let isLeading = false;
  let isQueued = false;

  const request = async (steal: boolean) => {
    // One place in the queue is enough, however often the lead goes to and fro.
    if (!steal && isQueued) return;
    if (!steal) isQueued = true;
    let end = () => {};
    const led = () => {
      if (!steal) isQueued = false;
      if (leaving.signal.aborted) return;
      isLeading = true;
      end = lead();
      return new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
    };
    // Ends with an error when another tab takes the lead; it comes back when that one is closed.
    const wasStolen = await navigator.locks
      .request(name, steal ? { steal } : { signal: leaving.signal }, led)
      .then(() => false)
      .catch(() => true);
    if (isLeading) end();
    isLeading = false;
    if (wasStolen && !leaving.signal.aborted) void request(false);
  };

  const onVisibility = () => {
    if (document.visibilityState === "visible" && !isLeading) void request(true);
  };
  document.addEventListener("visibilitychange", onVisibility);
  void request(document.visibilityState === "visible");
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    leaving.abort();
  };
}
