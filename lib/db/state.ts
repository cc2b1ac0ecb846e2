import { processSingleton } from "@/lib/process-singleton";

/**
 * What this process knows of its database. `unmanaged`: nobody prepares it, as in tests and scripts. A `reason` is for
 * anybody, and names no host and no user.
 */
export type DatabaseState =
  | { phase: "unmanaged" | "ready" }
  | { phase: "waiting" | "migrating" | "refused"; reason: string };

const held = () =>
  processSingleton<{ state: DatabaseState }>("database-state", () => ({ state: { phase: "unmanaged" } }));

export function databaseState(): DatabaseState {
  return held().state;
}

export function enterDatabaseState(state: DatabaseState): void {
  held().state = state;
}
