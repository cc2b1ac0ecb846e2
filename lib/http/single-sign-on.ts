import "server-only";
import { redirect } from "next/navigation";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { setSessionCookie } from "@/lib/auth/sign-in/session-cookie";
import { beginSingleSignOn } from "@/lib/auth/single-sign-on/begin";
import { finishSingleSignOn } from "@/lib/auth/single-sign-on/finish";
import { setFlowCookie, takeFlowCookie } from "@/lib/auth/single-sign-on/flow-cookie";
import { findProvider } from "@/lib/auth/single-sign-on/provider";
import type { SsoRefusal } from "@/lib/auth/single-sign-on/refusals";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";
import { safeNextPath } from "./safe-next";

const ATTEMPTS: RateLimitRule = { purpose: "single-sign-on", limit: 100, windowMs: 15 * 60_000 };

/** Sends a browser to the provider of a tenant, or, for null, of the installation. Answers by a redirect alone. */
export async function startAtProvider(request: Request, tenantSlug: string | null): Promise<never> {
  if (!(await countAttempt(ATTEMPTS, callerAddress(request.headers))))
    return refuse(tenantSlug, "rate_limited");
  const provider = await findProvider(tenantSlug);
  if (!provider) return refuse(tenantSlug, "unknown");
  if (provider === "unreadable") return refuse(tenantSlug, "unreadable");
  const home = tenantSlug === null ? "/" : `/t/${tenantSlug}/interviews`;
  const { searchParams } = new URL(request.url);
  const next = searchParams.get("next");
  const isAgain = searchParams.has("again");
  const begun = await beginSingleSignOn(provider, next === null ? home : safeNextPath(next), {
    isAgain,
  }).catch(() => null);
  if (!begun) return refuse(tenantSlug, "unavailable");
  await setFlowCookie(begun.sealed);
  redirect(begun.address);
}

/** Takes a browser back that a provider sends. Answers by a redirect alone. */
export async function returnFromProvider(request: Request, tenantSlug: string | null): Promise<never> {
  const { headers, url } = request;
  const sealed = await takeFlowCookie();
  if (!(await countAttempt(ATTEMPTS, callerAddress(headers)))) return refuse(tenantSlug, "rate_limited");
  const { search: query } = new URL(url);
  const outcome = await finishSingleSignOn({ tenantSlug, query, sealed, origin: originOf(headers) });
  if (typeof outcome === "string") return refuse(tenantSlug, outcome);
  await setSessionCookie(outcome);
  redirect(safeNextPath(outcome.next));
}

function refuse(tenantSlug: string | null, refusal: SsoRefusal): never {
  redirect(
    tenantSlug === null
      ? `/sign-in?refused=${refusal}`
      : `/sso/${encodeURIComponent(tenantSlug)}?refused=${refusal}`,
  );
}
