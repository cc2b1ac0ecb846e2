/** Limits that are asked so often that each asking must not be a write: several requests are taken at once. */
import { LRUCache } from "lru-cache";
import { processSingleton } from "@/lib/process-singleton";

/** So many of a limit's requests are counted in the database; what is `left` of them passes without it. */
type Taken = { left: number; resetsAt: Date };

type State = { taken: LRUCache<string, Taken>; asking: Map<string, Promise<Taken>> };

const MOST_KEPT = 10_000;
/** A sixtieth of a limit: what a replica has taken and not used is lost to the others until the window is over. */
const SHARE = 60;

/**
 * Takes one request of `key`. `take` counts so many in the database and says how many of them are within the limit: none of
 * them when it is reached. Returns whether there was one, and when the window ends.
 */
export async function takeAhead(
  key: string,
  limit: number,
  take: (count: number) => Promise<Taken>,
): Promise<{ isWithin: boolean; resetsAt: Date }> {
  const { taken, asking } = processSingleton<State>("taken-ahead", () => ({
    taken: new LRUCache({ max: MOST_KEPT }),
    asking: new Map(),
  }));
  for (;;) {
    const kept = taken.get(key);
    if (kept && kept.left > 0 && kept.resetsAt.getTime() > Date.now()) {
      kept.left -= 1;
      return { isWithin: true, resetsAt: kept.resetsAt };
    }
    const underWay = asking.get(key) ?? ask();
    const { left, resetsAt } = await underWay;
    if (left === 0 && taken.get(key) === undefined) return { isWithin: false, resetsAt };
  }

  // Those who come meanwhile wait for the same answer: each taking some for itself would use the limit up.
  function ask(): Promise<Taken> {
    const asked = take(Math.max(1, Math.floor(limit / SHARE)))
      .then((answer) => {
        if (answer.left > 0) taken.set(key, { ...answer });
        else taken.delete(key);
        return answer;
      })
      .finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  }
}
