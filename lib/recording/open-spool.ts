import { subscribeToAll } from "@/lib/events/bus";
import { recordingSpool, type Spool } from "./spool";

/** Empties what a run before left behind, and from now on forgets recordings to which a tenant loses access. */
export async function openRecordingSpool(): Promise<Spool> {
  const spool = recordingSpool();
  await subscribeToAll((tenantId, event) => {
    if (event.type !== "access") return;
    if (event.sessionId === undefined) spool.dropStartingWith(`${tenantId}/`);
    else spool.drop(`${tenantId}/${event.sessionId}`);
  });
  return spool;
}
