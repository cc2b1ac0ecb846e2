"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { callerAddress } from "@/lib/auth/caller-address";
import { findTenantByDomain } from "@/lib/auth/oidc/provider";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { asForm, asText } from "@/lib/http/parse";

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
