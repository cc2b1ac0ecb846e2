// What comes before every page and every change: a policy for the page's scripts, and where the change comes from.
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { toErrorAnswer } from "@/lib/http/error-envelope";
import { isForeignChange } from "@/lib/http/foreign-origin";
import { PAGE_HEADER } from "@/lib/http/page-header";
import { isReadableCall } from "@/lib/http/readable-call";
import { whyNotServing } from "@/lib/http/serving";
import { waitingPage } from "@/lib/http/waiting-page";
import { log } from "@/lib/log";

const RETRY_AFTER_SECONDS = 5;

/** Next calls this first. It must stay cheap, and decides nothing about who may do what. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { method, headers, nextUrl } = request;
  const reason = whyNotServing();
  if (reason !== null && !nextUrl.pathname.startsWith("/api/health/")) return wait(request, reason);
  const publicUrl = new URL(env().NEXTAUTH_URL);
  if (isForeignChange({ method, headers, path: nextUrl.pathname, publicHost: publicUrl.host })) {
    log.warn({ method }, "another site's page asked for a change");
    return refuse(new AppError("forbidden", "This was sent from another site's page."));
  }
  const isPage = !nextUrl.pathname.startsWith("/api/");
  // Below /api there are no actions, but Next would call one at an address that no route has.
  if (headers.has("next-action") && !isPage) return refuse(notFound("That"));
  if (method === "POST" && !(await isReadableCall(request)))
    return refuse(new AppError("invalid_input", "This cannot be read."));
  if (!isPage) return NextResponse.next();
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const passedOn = new Headers(headers);
  passedOn.set("x-nonce", nonce);
  passedOn.set(PAGE_HEADER, nextUrl.pathname + nextUrl.search);
  if (method === "POST") passOnOrigin(passedOn);
  // Next takes the nonce for its own scripts from here.
  passedOn.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers: passedOn } });
  // The development server loads its changes by eval and over a socket.
  if (process.env.NODE_ENV !== "development") response.headers.set("Content-Security-Policy", policy);
  return response;
}

/**
 * Next compares a change's origin with the host that a proxy names, often without its port. It is ours, as was seen
 * above, so the two are made to agree.
 */
function passOnOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin && URL.canParse(origin)) headers.set("x-forwarded-host", new URL(origin).host);
}

function wait({ method, headers, nextUrl }: NextRequest, reason: string): NextResponse {
  const isPage = method === "GET" && !nextUrl.pathname.startsWith("/api/") && !headers.has("rsc");
  if (!isPage) return refuse(new AppError("unavailable", reason, { retryAfterSeconds: RETRY_AFTER_SECONDS }));
  return new NextResponse(waitingPage(reason, RETRY_AFTER_SECONDS), {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      "Retry-After": String(RETRY_AFTER_SECONDS),
    },
  });
}

function refuse(error: AppError): NextResponse {
  const { status, headers, body } = toErrorAnswer(error);
  return NextResponse.json(body, { status, headers });
}

export const config = {
  matcher: [
    // Pages, and what their forms go to, whatever a caller says of itself.
    { source: "/((?!api/|_next/|icons/|favicon.ico|manifest.webmanifest|robots.txt).*)" },
    { source: "/((?!api/|_next/).*)", has: [{ type: "header", key: "next-action" }] },
    { source: "/((?!api/|_next/).*)", has: [{ type: "header", key: "content-type", value: "multipart/.*" }] },
    // Of the rest, which streams and is asked often, only what a page sends with its origin: any change is.
    { source: "/api/:path*", has: [{ type: "header", key: "origin" }] },
    { source: "/api/:path*", has: [{ type: "header", key: "next-action" }] },
    { source: "/api/:path*", has: [{ type: "header", key: "content-type", value: "multipart/.*" }] },
  ],
};
