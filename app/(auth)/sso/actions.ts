"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { findTenantByDomain } from "@/lib/auth/single-sign-on/provider";
import { asForm, asText } from "@/lib/http/parse";
import { callerAddress } from "@/lib/net/caller-address";

const ATTEMPTS: RateLimitRule = { purpose: "find-provider", limit: 30, windowMs: 15 * 60_000 };

export async function findProviderAction(
  _previous: unknown,
  form: FormData,
): Promise<{ ok: false; reason: string }> {
  if (!(await countAttempt(ATTEMPTS, callerAddress(await headers()))))
    return { ok: false, reason: "rate_limited" };
  const slug = await findTenantByDomain(asText(asForm(form).get("email")));
  return slug === null ? { ok: false, reason: "no_provider" } : redirect(`/sso/${slug}`);
}
