import { processSingleton } from "@/lib/process-singleton";
import { hindranceOf } from "./hindrance";

/** After this time it is worth another try. */
const HOLDS_MS = 3_000;

type Outage = { reason: string; atMs: number };

const last = () => processSingleton<{ outage: Outage | null }>("database-outage", () => ({ outage: null }));

/** Remembers why a connection to the database could not be made; null when one was. */
export function noteOutage(error: unknown): void {
  const hindrance = error === null ? null : hindranceOf(error);
  last().outage = hindrance?.passes ? { reason: hindrance.reason, atMs: Date.now() } : null;
}

/** Why the database could not be reached just now, in words for anybody; null when it could or was not asked. */
export function currentOutage(): string | null {
  const { outage } = last();
  return outage && Date.now() - outage.atMs < HOLDS_MS ? outage.reason : null;
}
