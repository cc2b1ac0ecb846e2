import "server-only";
import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { authOptions, sessionCookieName } from "./config";
import { LOGIN_DAYS } from "./logins";

const MAX_AGE_S = LOGIN_DAYS * 24 * 60 * 60;

/** Gives this browser the same cookie that next-auth's own sign-in route gives. For server actions. */
export async function setSessionCookie(login: { userId: string; loginId: string }): Promise<void> {
  const value = await encode({
    token: { sub: login.userId, loginId: login.loginId },
    secret: env().NEXTAUTH_SECRET,
    maxAge: MAX_AGE_S,
  });
  const options = authOptions().cookies?.sessionToken?.options;
  (await cookies()).set(sessionCookieName(), value, { ...options, maxAge: MAX_AGE_S });
}

/** Takes the cookie away again. */
export async function clearSessionCookie(): Promise<void> {
  const options = authOptions().cookies?.sessionToken?.options;
  // A __Host- cookie is only replaced by one with the same attributes.
  (await cookies()).set(sessionCookieName(), "", { ...options, maxAge: 0 });
}
