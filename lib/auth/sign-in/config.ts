import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signOut } from "@/lib/auth/account/account";
import { LOGIN_DAYS } from "@/lib/auth/login/logins";
import { env } from "@/lib/env";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";
import { isSignedIn, signInWithPassword } from "./sign-in";

/** `__Host-` where the address is https: the cookie then cannot be set from a sibling domain. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-debrief.session" : "debrief.session";
}

function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}

/** next-auth with email and password. The cookie carries the ids of the person and the login, nothing else. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: LOGIN_DAYS * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
        authorize: async (credentials, request) => {
          const outcome = await signInWithPassword({
            email: String(credentials?.email ?? ""),
            password: String(credentials?.password ?? ""),
            code: credentials?.code,
            address: callerAddress(request.headers ?? {}),
            origin: originOf(request.headers ?? {}),
          });
          // next-auth hands an error's message to the page; null becomes "CredentialsSignin".
          if (outcome === null) return null;
          if (isSignedIn(outcome)) return { id: outcome.userId, loginId: outcome.loginId };
          throw new Error(typeof outcome === "string" ? outcome : "code_required");
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, loginId: user.loginId } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.loginId === "string" && typeof token.sub === "string")
          await signOut({ loginId: token.loginId, userId: token.sub });
      },
    },
  };
}

declare module "next-auth" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges into next-auth's own.
  interface User {
    loginId: string;
  }
}
