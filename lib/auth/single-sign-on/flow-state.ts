import { z } from "zod";
import { openState, sealState } from "@/lib/auth/login/sealed-state";

/** How long somebody may take at the provider. */
export const FLOW_SECONDS = 15 * 60;

const PURPOSE = "single-sign-on";

const schema = z.object({
  /** Whose provider was asked: a tenant's slug, or null for the installation's. */
  tenantSlug: z.string().nullable(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Where to go afterwards, a path of our own. */
  next: z.string(),
  startedAt: z.number(),
});

/** What a browser brings back from the provider. Kept in its cookie alone, so that any replica can go on. */
export type FlowState = z.infer<typeof schema>;

/** Seals a flow for the browser's cookie. */
export function sealFlow(flow: FlowState): string {
  return sealState(PURPOSE, flow);
}

/** Opens what `sealFlow` made; null when it is absent, not ours, or over. */
export function openFlow(cookie: string | undefined, now = Date.now()): FlowState | null {
  const flow = openState(PURPOSE, schema, cookie);
  return flow && now - flow.startedAt < FLOW_SECONDS * 1000 ? flow : null;
}
