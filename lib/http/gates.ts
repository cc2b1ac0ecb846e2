import "server-only";
import { LRUCache } from "lru-cache";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import type { Origin } from "@/lib/audit/entry";
import { listTenantsFor } from "@/lib/auth/account/memberships";
import { actorForLogin, actorForOperator, type MemberActor, type OperatorActor } from "@/lib/auth/actor";
import { isSecondFactorMissing } from "@/lib/auth/factors/second-factor-rule";
import { isPrivileged, lackOf } from "@/lib/auth/factors/trust";
import { type LoggedInUser, namedLogin, readLogin } from "@/lib/auth/login/logins";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { actorForUser } from "@/lib/auth/user-actor";
import { markMemberSeen } from "@/lib/data/people/members";
import { AppError, notFound as nothingFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { originOf } from "@/lib/net/origin";
import { processSingleton } from "@/lib/process-singleton";
import { PAGE_HEADER } from "./page-header";
import { requireMemberByCookie } from "./request-actor";
import { safeNextPath } from "./safe-next";

const NOTED_EVERY_MS = 60_000;

/** Who is signed in, read once per request. */
export const currentUser = cache(async (): Promise<LoggedInUser | null> => {
  return readLogin((await cookies()).get(sessionCookieName())?.value);
});

/** Whether the browser was signed in of late. It may be so no longer. */
export async function hasSessionCookie(): Promise<boolean> {
  return (await cookies()).has(sessionCookieName());
}

/** From where this request comes. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers());
}

/**
 * For actions about one's own account: who is signed in, or an error that the caller maps. A tenant's provider vouches
 * for somebody in that tenant and decides nothing about their account: its logins are refused.
 */
export async function userOrThrow(): Promise<LoggedInUser> {
  const user = await currentUser();
  if (!user) throw new AppError("unauthenticated", "Your session has expired. Sign in again to continue.");
  if (user.boundTo)
    throw new AppError(
      "forbidden",
      `You are signed in through ${user.boundTo.name}. Sign in another way to change your account.`,
    );
  return user;
}

/** For pages: the member, or a redirect to sign in as the tenant asks, or "not found" for somebody else's tenant. */
export const requireMember = cache(async (tenantSlug: string): Promise<MemberActor> => {
  const actor = (await memberOfLogin(tenantSlug)) ?? (await memberOrElsewhere(tenantSlug));
  noteSeen(actor);
  return actor;
});

/** The short way, which most requests take: one statement. */
async function memberOfLogin(tenantSlug: string): Promise<MemberActor | null> {
  const login = await cookieLogin();
  return login && actorForLogin(login, tenantSlug, await requestOrigin());
}

/** The long way, which finds out why not. */
async function memberOrElsewhere(tenantSlug: string): Promise<MemberActor> {
  const user = await currentUser();
  const next = encodeURIComponent(await thisPage(`/t/${tenantSlug}`));
  if (!user) redirect(`/sign-in?next=${next}`);
  const origin = await requestOrigin();
  const found = await memberOf(user, tenantSlug, origin).catch((error) => {
    if (isSecondFactorMissing(error)) redirect(`/two-step?next=${next}`);
    throw error;
  });
  const actor = found ?? notFound();
  if (actor === "single_sign_on") redirect(`/sso/${tenantSlug}`);
  if (actor === "other_sign_in") redirect(`/sign-in/another-way?next=${next}`);
  return actor;
}

/** The page that is asked for, where it is one below `base`. */
async function thisPage(base: string): Promise<string> {
  const page = safeNextPath((await headers()).get(PAGE_HEADER));
  return page.startsWith(`${base}/`) ? page : base;
}

// A login that was last seen a while ago is good for the short way once it was marked as seen.
async function memberOf(user: LoggedInUser, tenantSlug: string, origin: Origin) {
  return (await actorForLogin(user, tenantSlug, origin)) ?? actorForUser(user, tenantSlug, origin);
}

async function cookieLogin() {
  return namedLogin((await cookies()).get(sessionCookieName())?.value);
}

/** The tenants beside `actor`'s own that the same login leads to. */
export async function listOtherTenants(
  actor: MemberActor,
): Promise<readonly { slug: string; name: string }[]> {
  if (actor.otherTenants) return actor.otherTenants;
  const user = await currentUser();
  const tenants = user ? await listTenantsFor(user) : [];
  return tenants.filter(({ slug }) => slug !== actor.tenant.slug);
}

/** When the answer has left, and not at every page. */
function noteSeen(actor: MemberActor): void {
  const noted = processSingleton(
    "members-noted",
    () => new LRUCache<string, true>({ max: 10_000, ttl: NOTED_EVERY_MS }),
  );
  const member = `${actor.tenantId} ${actor.user.id}`;
  if (noted.has(member)) return;
  noted.set(member, true);
  after(() => markMemberSeen(actor));
}

/** For answers that run on: asks who the browser's cookie belongs to, as often as it is called. */
export async function memberCheck(tenantSlug: string): Promise<() => Promise<MemberActor>> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const origin = await requestOrigin();
  return () => requireMemberByCookie(cookie, tenantSlug, origin);
}

/** For actions and routes: the member, or an error that the caller maps. */
export async function memberOrThrow(tenantSlug: string): Promise<MemberActor> {
  return (await memberCheck(tenantSlug))();
}

/**
 * For what an owner or admin does that could give the organisation, or all that is in it, away: as `memberOrThrow`, and
 * they have shown both steps in this login, and in the last ten minutes who they are. Leads them there otherwise.
 */
export async function trustedMemberOrThrow(tenantSlug: string): Promise<MemberActor> {
  const actor = await memberOrThrow(tenantSlug);
  if (isPrivileged(actor.role)) await demandTrust();
  return actor;
}

/** Leads whoever lacks a step or fresh proof to where they show it, and back. `page`: null for where they act. */
async function demandTrust(page: string | null = null): Promise<void> {
  const user = await currentUser();
  const lack = user && (await lackOf(user));
  if (!lack) return;
  const next = encodeURIComponent(page ?? (await askingPage()));
  redirect(lack === "proof" ? `/confirm?next=${next}` : `/two-step?next=${next}`);
}

/** The page of ours that a request was sent from. */
async function askingPage(): Promise<string> {
  const referer = (await headers()).get("referer") ?? "";
  const { pathname, search } = URL.canParse(referer) ? new URL(referer) : { pathname: "/", search: "" };
  return safeNextPath(pathname + search);
}

/** For the pages of the installation: its operator, trusted. To anybody else they do not exist. */
export const requireOperator = cache(async (): Promise<OperatorActor> => {
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent("/admin")}`);
  const actor = (await actorForOperator(user, await requestOrigin())) ?? notFound();
  await demandTrust("/admin");
  return actor;
});

/** For the operator's actions: the operator, or `not_found`, whatever the reason. */
export async function operatorOrThrow(): Promise<OperatorActor> {
  const user = await currentUser();
  const actor = user && (await actorForOperator(user, await requestOrigin()));
  if (!actor) {
    if (user) log.warn({ userId: user.userId }, "somebody asked for what is the operator's");
    throw nothingFound("That page");
  }
  await demandTrust();
  return actor;
}
