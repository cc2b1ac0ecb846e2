import { decode } from "next-auth/jwt";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { recordPastProvider } from "./past-provider";

/** No login lasts longer, however much it is used. */
export const LOGIN_DAYS = 14;
const SEEN_EVERY_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;

/** A signed-in person, before any tenant is chosen. */
export type LoggedInUser = {
  loginId: string;
  userId: string;
  name: string;
  email: string;
  isOperator: boolean;
  /** The tenant whose provider made the login. It reaches that tenant and nothing else; null reaches all of theirs. */
  boundTo: { id: string; slug: string; name: string } | null;
  /** Whether both steps were shown in it: a password and a code, or a passkey. */
  hasTwoSteps: boolean;
  /** Whether a provider made it, whose matter the second step is. */
  isByProvider: boolean;
  signedInAt: Date;
  /** When they last showed who they are: by signing in, or since. */
  provenAt: Date;
};

type LoginMaking = {
  boundTenantId?: string | null;
  hasTwoSteps?: boolean;
  isByProvider?: boolean;
  providerSid?: string | null;
  provenAt?: Date | null;
};

/**
 * Opens a login for `userId` and returns its id. `boundTenantId`: by the provider of that tenant, for it alone.
 * `hasTwoSteps`: by a password and a code, or by a passkey. `providerSid`: the provider's session that it hangs on.
 * `provenAt`: when they showed who they are, if not just now.
 */
export async function createLogin(
  userId: string,
  origin = UNKNOWN_ORIGIN,
  {
    boundTenantId = null,
    hasTwoSteps = false,
    isByProvider = boundTenantId !== null,
    providerSid = null,
    provenAt = null,
  }: LoginMaking = {},
): Promise<string> {
  if (boundTenantId === null) await recordPastProvider(userId, origin);
  const login = await database().prisma.login.create({
    data: {
      userId,
      userAgent: origin.userAgent,
      boundTenantId,
      hasTwoSteps,
      isByProvider,
      providerSid,
      ...(provenAt ? { provenAt } : {}),
      expiresAt: endOfLogin(new Date()),
    },
    select: { id: true },
  });
  return login.id;
}

/** Which login a session cookie names; null when it is absent, forged or expired. Says nothing of the login itself. */
export async function namedLogin(
  cookie: string | undefined,
): Promise<{ loginId: string; userId: string } | null> {
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.loginId !== "string" || typeof token.sub !== "string") return null;
  return { loginId: token.loginId, userId: token.sub };
}

/** Who the session cookie belongs to; null when it is absent, forged, expired or revoked. */
export async function readLogin(cookie: string | undefined): Promise<LoggedInUser | null> {
  const named = await namedLogin(cookie);
  if (!named) return null;
  const login = await database().prisma.login.findFirst({
    where: {
      id: named.loginId,
      userId: named.userId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      user: { disabledAt: null },
    },
    select: {
      id: true,
      createdAt: true,
      hasTwoSteps: true,
      isByProvider: true,
      provenAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true, isOperator: true } },
      boundTenant: {
        select: { id: true, slug: true, name: true, singleSignOn: { select: { providerSince: true } } },
      },
    },
  });
  if (!login) return null;
  const { boundTenant, hasTwoSteps, isByProvider, provenAt, createdAt: signedInAt } = login;
  // A login ends with the provider that vouched for it.
  const providerSince = boundTenant?.singleSignOn?.providerSince;
  if (boundTenant && !(providerSince && login.createdAt >= providerSince)) return null;
  if (Date.now() - login.lastSeenAt.getTime() > SEEN_EVERY_MS) await markSeen(login);
  const { id: userId, ...user } = login.user;
  const boundTo = boundTenant && { id: boundTenant.id, slug: boundTenant.slug, name: boundTenant.name };
  return { loginId: login.id, userId, ...user, boundTo, hasTwoSteps, isByProvider, signedInAt, provenAt };
}

/** Notes that they have shown just now who they are; `hasTwoSteps`: with both steps. */
export async function markProven(loginId: string, { hasTwoSteps }: { hasTwoSteps: boolean }): Promise<void> {
  const data = { provenAt: new Date(), ...(hasTwoSteps ? { hasTwoSteps } : {}) };
  await database().prisma.login.updateMany({ where: { id: loginId }, data });
}

async function markSeen({ id, createdAt }: { id: string; createdAt: Date }): Promise<void> {
  const data = { lastSeenAt: new Date(), expiresAt: endOfLogin(createdAt) };
  await database().prisma.login.updateMany({ where: { id }, data });
}

/** When a login ends that is in use now: when nobody uses it for a while, and in any case LOGIN_DAYS after it was made. */
function endOfLogin(createdAt: Date): Date {
  const latest = createdAt.getTime() + LOGIN_DAYS * 24 * HOUR_MS;
  return new Date(Math.min(latest, Date.now() + env().SIGN_IN_IDLE_HOURS * HOUR_MS));
}
