import { authorizationCodeGrant, type Configuration } from "openid-client";
import type { Origin } from "@/lib/audit/entry";
import { log } from "@/lib/log";
import { admit } from "./admit";
import { redirectAddress } from "./begin";
import { readClaims } from "./claims";
import { discover } from "./discover";
import { type FlowState, openFlow } from "./flow-state";
import { findProvider } from "./provider";
import type { SsoRefusal } from "./refusals";

/** What the browser brought back: the query of the callback of `tenantSlug`, and its cookie. */
export type Return = { tenantSlug: string | null; query: string; sealed: string | undefined; origin: Origin };

/** Ends a sign-in that `beginSingleSignOn` began: a login, or why there is none, in which case nothing is made. */
export async function finishSingleSignOn({
  tenantSlug,
  query,
  sealed,
  origin,
}: Return): Promise<{ userId: string; loginId: string; next: string } | SsoRefusal> {
  const flow = openFlow(sealed);
  if (!flow || flow.tenantSlug !== tenantSlug) return "expired";
  const provider = await findProvider(tenantSlug);
  if (!provider) return "unknown";
  if (provider === "unreadable") return "unreadable";
  const configuration = await discover(provider).catch(() => null);
  if (!configuration) return "unavailable";
  const claims = await redeem(configuration, flow, query);
  if (!claims) return "failed";
  const claimed = readClaims(claims, provider.acrValues);
  if (!claimed) return "unverified_email";
  const outcome = await admit(provider, claimed, origin);
  return typeof outcome === "string" ? outcome : { ...outcome, next: flow.next };
}

/** Exchanges the code. Checks state, nonce, PKCE, and the ID token's signature, issuer, audience and time. */
async function redeem(configuration: Configuration, flow: FlowState, query: string) {
  try {
    const tokens = await authorizationCodeGrant(
      configuration,
      new URL(`${redirectAddress(flow.tenantSlug)}${query}`),
      {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.codeVerifier,
        idTokenExpected: true,
      },
    );
    return tokens.claims() ?? null;
  } catch (error) {
    const { code } = error as { code?: unknown };
    log.warn({ tenant: flow.tenantSlug, code }, "single sign-on failed");
    return null;
  }
}
