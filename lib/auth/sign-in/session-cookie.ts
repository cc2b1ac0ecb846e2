import "server-only";
import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import { signOut } from "@/lib/auth/account/account";
import { LOGIN_DAYS, namedLogin } from "@/lib/auth/login/logins";
import { env } from "@/lib/env";
import { originOf } from "@/lib/net/origin";
import { authOptions, sessionCookieName } from "./config";

const MAX_AGE_S = LOGIN_DAYS * 24 * 60 * 60;

/**
 * Gives this browser the same cookie that next-auth's own sign-in route gives, and ends the login that it had before. For
 * server actions.
 */
export async function setSessionCookie(login: { userId: string; loginId: string }): Promise<void> {
  const value = await encode({
    token: { sub: login.userId, loginId: login.loginId },
    secret: env().NEXTAUTH_SECRET,
    maxAge: MAX_AGE_S,
  });
  const options = authOptions().cookies?.sessionToken?.options;
  const jar = await cookies();
  const before = await namedLogin(jar.get(sessionCookieName())?.value);
  if (before) await signOut(before, originOf(await headers()));
  jar.set(sessionCookieName(), value, { ...options, maxAge: MAX_AGE_S });
}

/** Takes the cookie away again. */
export async function clearSessionCookie(): Promise<void> {
  const options = authOptions().cookies?.sessionToken?.options;
  // A __Host- cookie is only replaced by one with the same attributes.
  (await cookies()).set(sessionCookieName(), "", { ...options, maxAge: 0 });
}
