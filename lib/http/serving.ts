import { currentOutage } from "@/lib/db/outage";
import { databaseState } from "@/lib/db/state";
import { processSingleton } from "@/lib/process-singleton";

const started = () => processSingleton("is-started", () => ({ value: false }));

/** Says that everything is there which a replica needs to serve. */
export function noteStarted(): void {
  started().value = true;
}

/** Why nothing can be served at the moment, as far as is known without asking; null when it can. In words for anybody. */
export function whyNotServing(): string | null {
  const state = databaseState();
  if ("reason" in state) return state.reason;
  return started().value ? currentOutage() : "Debrief is starting.";
}
