import { createRemoteJWKSet, customFetch, decodeJwt, errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { processSingleton } from "@/lib/process-singleton";
import { discover } from "./discover";
import { guardedFetch } from "./guarded-fetch";
import type { Client } from "./provider";

/** How long after it was made a provider's word counts, whatever end it names itself. */
export const LOGOUT_TOKEN_SECONDS = 5 * 60;
/** Clocks that do not agree. */
export const CLOCKS_APART_SECONDS = 30;

// A provider's own keys, never a secret that both sides have.
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const KEYS_KEPT_MS = 10 * 60_000;
const MOST_PROVIDERS = 200;

const id = z.string().min(1).max(255);
const schema = z
  .object({
    jti: id,
    sub: id.optional(),
    sid: id.optional(),
    events: z.object({ "http://schemas.openid.net/event/backchannel-logout": z.looseObject({}) }),
    // An ID token has one: it must not pass for this.
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Who or which session of theirs has ended at `issuer`; `jti` is in no other token of it. */
export type LogoutToken = { issuer: string; jti: string; sub?: string | undefined; sid?: string | undefined };

type Keys = { issuer: string; keys: ReturnType<typeof createRemoteJWKSet> };

/**
 * Reads a provider's word that somebody signed out (OpenID Connect Back-Channel Logout 1.0): its signature, issuer,
 * audience, time, type and events. Null when it does not hold. Throws `invalid_input` when the provider is not there.
 */
export async function readLogoutToken(client: Client, token: string): Promise<LogoutToken | null> {
  // Whose word it would be is looked at first: nobody is asked for keys because of any text.
  if (!isFor(client, token)) return null;
  const { issuer, keys } = await keysOf(client);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: client.clientId,
      algorithms: ALGORITHMS,
      typ: "logout+jwt",
      requiredClaims: ["iat", "exp", "jti", "events"],
      maxTokenAge: LOGOUT_TOKEN_SECONDS,
      clockTolerance: CLOCKS_APART_SECONDS,
    });
    const { jti, sub, sid } = schema.parse(payload);
    return { issuer, jti, sub, sid };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function isFor({ issuer, clientId }: Client, token: string): boolean {
  try {
    const { iss, aud } = decodeJwt(token);
    return withoutEnd(iss ?? "") === withoutEnd(issuer) && [aud].flat().includes(clientId);
  } catch {
    return false;
  }
}

function withoutEnd(issuer: string): string {
  return issuer.replace(/\/$/, "");
}

/** A provider's keys, asked for anew every ten minutes, and for a key that is not among them. */
async function keysOf(client: Client): Promise<Keys> {
  const known = processSingleton(
    "logout-keys",
    () => new LRUCache<string, Promise<Keys>>({ max: MOST_PROVIDERS, ttl: KEYS_KEPT_MS }),
  );
  const held = known.get(client.issuer);
  if (held) return held;
  const asked = askForKeys(client);
  known.set(client.issuer, asked);
  asked.catch(() => known.delete(client.issuer));
  return asked;
}

async function askForKeys(client: Client): Promise<Keys> {
  const { issuer, jwks_uri: address = "" } = (await discover(client)).serverMetadata();
  const keys = createRemoteJWKSet(new URL(address), {
    [customFetch]: (url, { signal }) =>
      guardedFetch(url, {
        method: "GET",
        headers: { accept: "application/json" },
        body: undefined,
        redirect: "manual",
        signal,
      }),
  });
  return { issuer, keys };
}
