import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/sign-in/config";
import { env } from "@/lib/env";
import { hasShortBody } from "@/lib/http/short-body";

/**
 * What signs somebody in and out. The rest of next-auth shows pages of its own, or writes what strangers send into the
 * log.
 */
const OPEN = new Set(["csrf", "session", "signout", "callback/credentials"]);

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  if (!OPEN.has((await context.params).nextauth.join("/"))) return new Response(null, { status: 404 });
  if (!hasShortBody(request)) return new Response(null, { status: 413 });
  const next = new URL(request.url).searchParams.get("callbackUrl");
  // next-auth answers 500 to what is no address, and would remember any other.
  if (next !== null && !isOwnAddress(next)) return new Response(null, { status: 400 });
  if (!(await isReadable(request))) return new Response(null, { status: 400 });
  return NextAuth(request as never, context as never, authOptions());
}

/** next-auth answers 500 to JSON that is none. */
async function isReadable(request: Request): Promise<boolean> {
  if (!/\bjson\b/i.test(request.headers.get("content-type") ?? "")) return true;
  return request
    .clone()
    .json()
    .then((body: unknown) => typeof body === "object" && body !== null)
    .catch(() => false);
}

function isOwnAddress(address: string): boolean {
  const { origin } = new URL(env().NEXTAUTH_URL);
  const base = address.startsWith("/") ? origin : undefined;
  return URL.canParse(address, base) && new URL(address, origin).origin === origin;
}

export { handler as GET, handler as POST };
