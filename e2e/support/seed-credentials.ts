// By what the callers of the scene show who they are.
import { encode } from "next-auth/jwt";
import { createLogin } from "@/lib/auth/login/logins";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";

/** The Cookie header of a browser in which the person signed in an hour ago: who just has is asked for no password. */
export async function signIn(userId: string): Promise<string> {
  const loginId = await createLogin(userId);
  // Long ago, and proven all the while: what reaches far asks for that, and a run takes longer than ten minutes.
  const hour = 60 * 60_000;
  const data = { createdAt: new Date(Date.now() - hour), provenAt: new Date(Date.now() + 3 * hour) };
  await database().prisma.login.update({ where: { id: loginId }, data });
  const token = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
  return `${sessionCookieName()}=${token}`;
}

/** A new API token of the tenant. */
export async function makeApiToken(tenantId: string): Promise<string> {
  const token = `dbr_${newToken()}`;
  const row = { tenantId, name: "Program", prefix: token.slice(0, 8), tokenHash: hashToken(token) };
  await database().prisma.apiToken.create({ data: row });
  return token;
}
