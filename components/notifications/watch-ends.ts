import { atMostEvery } from "@/components/interviews/at-most-every";
import { listenToEvents } from "@/components/interviews/event-stream";
import { eventsUrl } from "@/components/interviews/events-url";

/** News of an interview that has ended. */
export type Ended = { id: string; text: string; path: string };

const READ_GAP_MS = 2000;

/**
 * Calls `tell` once for each interview of the reader's that ends from now on, even while the page is hidden, until the
 * returned function is called.
 */
export function watchEnds(
  tenantSlug: string,
  renderedAtMs: number,
  tell: (ended: Ended) => void,
): () => void {
  // What had ended before is no news; null until that is known.
  let known: Set<string> | null = null;
  const read = async () => {
    const path = `/api/t/${encodeURIComponent(tenantSlug)}/notifications/ended`;
    const answer = await fetch(path).catch(() => null);
    if (!answer?.ok) return;
    const { ended } = (await answer.json()) as { ended: Ended[] };
    const before = known;
    known = new Set([...(before ?? []), ...ended.map(({ id }) => id)]);
    if (before) for (const one of ended) if (!before.has(one.id)) tell(one);
  };
  const reading = atMostEvery(READ_GAP_MS, () => void read());
  reading.call();
  const stop = listenToEvents(
    eventsUrl(tenantSlug),
    renderedAtMs,
    {
      onReturn: () => reading.call(),
      onEvent: ({ type }) => {
        if (type === "interview") reading.call();
      },
    },
    { evenHidden: true },
  );
  return () => {
    stop();
    reading.cancel();
  };
}
