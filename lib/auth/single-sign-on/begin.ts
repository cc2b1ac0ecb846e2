import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { publicUrl } from "@/lib/env";
import { discover } from "./discover";
import { type FlowState, sealFlow } from "./flow-state";
import type { Provider } from "./provider";

/**
 * Where a provider sends the browser back to. Each has its own: a provider cannot pass another's code off as one that it
 * gave out itself.
 */
export function redirectAddress(tenantSlug: string | null): string {
  return publicUrl(tenantSlug === null ? "/api/sso/callback" : `/api/sso/callback/${tenantSlug}`);
}

/**
 * Begins a sign-in: where to send the browser, and what it must bring back. `isAgain`: the provider is to ask who they
 * are though they are signed in there. Throws when the provider is not there.
 */
export async function beginSingleSignOn(
  provider: Provider,
  next: string,
  { isAgain = false } = {},
): Promise<{ address: string; sealed: string; flow: FlowState }> {
  const configuration = await discover(provider);
  const tenantSlug = provider.tenant?.slug ?? null;
  const flow: FlowState = {
    tenantSlug,
    state: randomState(),
    nonce: randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
    next,
    startedAt: Date.now(),
  };
  const { href: address } = buildAuthorizationUrl(configuration, {
    response_type: "code",
    scope: "openid email profile",
    redirect_uri: redirectAddress(tenantSlug),
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await calculatePKCECodeChallenge(flow.codeVerifier),
    code_challenge_method: "S256",
    ...(provider.acrValues.length > 0 ? { acr_values: provider.acrValues.join(" ") } : {}),
    ...(isAgain ? { prompt: "login", max_age: "0" } : {}),
  });
  return { address, sealed: sealFlow(flow), flow };
}
