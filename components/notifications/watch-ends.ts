import { readStored, writeStored } from "@/components/browser/stored-json";
import { atMostEvery } from "@/components/live/at-most-every";
import { listenToEvents } from "@/components/live/event-stream";
import { eventsUrl } from "@/components/live/events-url";

/** News of an interview that has ended. */
export type Ended = { id: string; at: string; text: string; path: string };

const READ_GAP_MS = 2000;
/** Its time is when its transaction began, which may be a while before anybody could see it. */
const LATE_MS = 10_000;
// For all tabs, so that whichever of them tells next knows. Far more than can have just ended.
const TOLD_KEY = "debrief.alerted";
const MOST_REMEMBERED = 50;

/**
 * Calls `tell` for each interview of the reader's that has ended since the page was rendered (server's time) and that no
 * tab has told of, even while the page is hidden, until the returned function is called.
 */
export function watchEnds(
  tenantSlug: string,
  renderedAtMs: number,
  tell: (ended: Ended) => void,
): () => void {
  const read = async () => {
    const path = `/api/t/${encodeURIComponent(tenantSlug)}/notifications/ended`;
    const answer = await fetch(path).catch(() => null);
    if (!answer?.ok) return;
    const { ended } = (await answer.json()) as { ended: Ended[] };
    const told = readTold();
    const news = ended.filter(({ id, at }) => Date.parse(at) > renderedAtMs - LATE_MS && !told.includes(id));
    if (news.length === 0) return;
    writeStored(TOLD_KEY, [...news.map(({ id }) => id), ...told].slice(0, MOST_REMEMBERED));
    for (const one of news) tell(one);
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

function readTold(): unknown[] {
  const told = readStored(TOLD_KEY);
  return Array.isArray(told) ? told : [];
}
