import type { Sitting } from "@/lib/data/reviews/queue-step";

type QueueLink = { href: string; candidateName: string };

/** Where the interview that is open stands in its reader's queue, and the ways on from it. */
export type QueuePlace = {
  /** The queue itself. */
  href: string;
  isQueued: boolean;
  next: QueueLink | null;
  previous: QueueLink | null;
  sitting: Sitting | null;
};
