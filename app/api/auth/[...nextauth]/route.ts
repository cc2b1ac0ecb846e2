import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/sign-in/config";
import { env } from "@/lib/env";
import { hasShortBody } from "@/lib/http/short-body";

/**
 * What signs somebody in and out. The rest of next-auth shows pages of its own, writes what strangers send into the log, or
 * fails over it.
 */
const OPEN: Record<string, ReadonlySet<string>> = {
  GET: new Set(["csrf", "session"]),
  POST: new Set(["signout", "callback/credentials"]),
};
const CALLBACK_COOKIE = /(?:^|;\s*)(?:__Secure-)?next-auth\.callback-url=([^;]*)/g;

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  const what = (await context.params).nextauth.join("/");
  if (!OPEN[request.method]?.has(what)) return new Response(null, { status: 404 });
  if (!hasShortBody(request)) return new Response(null, { status: 413 });
  const sent = await sentIn(request);
  // next-auth answers 500 to what is no address, wherever it stands, and would remember any other.
  if (sent === null || ![...sent, ...addressesAround(request)].every(isOwnAddress))
    return new Response(null, { status: 400 });
  return NextAuth(request as never, context as never, authOptions());
}

/** Where to go on to, as the body has it; null where the body cannot be read, to which next-auth answers 500. */
async function sentIn(request: Request): Promise<unknown[] | null> {
  if (request.method !== "POST") return [];
  const text = await request.clone().text();
  if (!/\bjson\b/i.test(request.headers.get("content-type") ?? ""))
    return new URLSearchParams(text).getAll("callbackUrl");
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return null;
    return "callbackUrl" in body ? [body.callbackUrl] : [];
  } catch {
    return null;
  }
}

/** The same in the address and in cookies. */
function addressesAround({ url, headers }: Request): string[] {
  const kept = [...(headers.get("cookie") ?? "").matchAll(CALLBACK_COOKIE)].map(([, value = ""]) => value);
  return [...new URL(url).searchParams.getAll("callbackUrl"), ...kept.map(decoded)];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

function isOwnAddress(address: unknown): boolean {
  if (typeof address !== "string") return false;
  const { origin } = new URL(env().NEXTAUTH_URL);
  const base = address.startsWith("/") ? origin : undefined;
  return URL.canParse(address, base) && new URL(address, origin).origin === origin;
}

export { handler as GET, handler as POST };
