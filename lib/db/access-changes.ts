/**
 * What checks of access rest on says when it changes, by triggers: as a notification when the change is committed, and as
 * a notice on the connection that made it, so that nobody is told "revoked" before this process knows.
 */
import { EventEmitter } from "node:events";
import { processSingleton } from "@/lib/process-singleton";

export const ACCESS_CHANNEL = "debrief_access";

type AccessChanges = EventEmitter<{ change: [tenantId: string] }>;

/** Emits `change` with the tenant's id; empty for a change to a person, who may be in several tenants. */
export function accessChanges(): AccessChanges {
  return processSingleton("access-changes", () => new EventEmitter());
}

/** For connections that write: passes on what the triggers say. */
export function onNotice({
  message,
  detail,
}: {
  message?: string | undefined;
  detail?: string | undefined;
}): void {
  if (message === ACCESS_CHANNEL) accessChanges().emit("change", detail ?? "");
}
