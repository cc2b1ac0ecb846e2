import type { Origin } from "@/lib/audit/entry";
import { findTenantWithSession, listTenantsFor } from "@/lib/auth/account/memberships";
import {
  type Actor,
  type ApiTokenActor,
  actorForApiToken,
  actorForLogin,
  type MemberActor,
} from "@/lib/auth/actor";
import { type LoggedInUser, namedLogin, readLogin } from "@/lib/auth/login/logins";
import { demandOneOfMany } from "@/lib/auth/rate-limit";
import { memberBehind } from "@/lib/auth/user-actor";
import { recordApiTokenUsed } from "@/lib/data/people/api-tokens";
import { env } from "@/lib/env";
import { AppError, notFound, sessionNotFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { isPlausibleSessionId } from "@/lib/platform/session-id";

/** The two places a caller of the results API can show who they are, and where they call from. */
export type Credentials = { apiKey: string | undefined; cookie: string | undefined; origin: Origin };

/**
 * Who calls the results API: a token's tenant, or a signed-in member. A member of several organisations acts for
 * the one that has the session, or for the one named by `tenantSlug`. Throws `unauthenticated`, `forbidden`, and
 * `not_found` for what cannot be a session's id.
 */
export async function requireResultsActor(
  { apiKey, cookie, origin }: Credentials,
  { sessionId, tenantSlug }: { sessionId?: string; tenantSlug?: string | undefined } = {},
): Promise<MemberActor | ApiTokenActor> {
  if (apiKey !== undefined) {
    const actor = await actorForApiToken(apiKey, origin);
    if (!actor) {
      log.warn({ address: origin.address }, "an API token was refused");
      throw new AppError("unauthenticated", "The API token is unknown, expired or revoked.");
    }
    await recordApiTokenUsed(actor);
    refuseImplausible(sessionId);
    return actor;
  }
  const known = tenantSlug ? await actorByCookie(cookie, tenantSlug, origin) : null;
  if (known) {
    refuseImplausible(sessionId);
    return known;
  }
  const user = await readLogin(cookie);
  if (!user) throw new AppError("unauthenticated", "Send an API token in X-API-Key, or sign in.");
  refuseImplausible(sessionId);
  const actor = await memberFor(user, { sessionId, tenantSlug, origin });
  if (!actor) throw new AppError("forbidden", "You are not a member of an organisation that has this.");
  return actor;
}

/** Counts a request of a token; throws `rate_limited` beyond API_REQUESTS_PER_MINUTE. People have no such limit. */
export async function countResultsRequest(actor: Actor): Promise<void> {
  if (actor.kind !== "api-token") return;
  const limit = env().API_REQUESTS_PER_MINUTE;
  await demandOneOfMany({ purpose: "results-api", limit, windowMs: 60_000 }, actor.tokenId);
}

/** The member of `tenantSlug` behind a session cookie. Throws `unauthenticated`, `forbidden` and `not_found`. */
export async function requireMemberByCookie(
  cookie: string | undefined,
  tenantSlug: string,
  origin: Origin,
): Promise<MemberActor> {
  const known = await actorByCookie(cookie, tenantSlug, origin);
  if (known) return known;
  const user = await readLogin(cookie);
  if (!user) throw new AppError("unauthenticated", "Your session has expired. Sign in again to continue.");
  const actor = await memberBehind(user, tenantSlug, origin);
  if (!actor) {
    log.warn(
      { userId: user.userId, address: origin.address },
      "somebody asked for a tenant that is not theirs",
    );
    throw notFound("That organisation");
  }
  return actor;
}

/** The short way to a member, which most requests take; null when the long way has to find out. */
async function actorByCookie(
  cookie: string | undefined,
  tenantSlug: string,
  origin: Origin,
): Promise<MemberActor | null> {
  const login = await namedLogin(cookie);
  return login && actorForLogin(login, tenantSlug, origin);
}

function refuseImplausible(sessionId: string | undefined): void {
  if (sessionId === undefined || isPlausibleSessionId(sessionId)) return;
  throw sessionNotFound();
}

async function memberFor(
  user: LoggedInUser,
  asked: { sessionId: string | undefined; tenantSlug: string | undefined; origin: Origin },
): Promise<MemberActor | null> {
  const { sessionId, tenantSlug, origin } = asked;
  if (tenantSlug) return memberBehind(user, tenantSlug, origin);
  const asks = sessionId !== undefined && user.boundTo === null;
  const holder = asks ? await findTenantWithSession(user.userId, sessionId) : null;
  const slug = holder ?? (await listTenantsFor(user))[0]?.slug;
  return slug === undefined ? null : memberBehind(user, slug, origin);
}
