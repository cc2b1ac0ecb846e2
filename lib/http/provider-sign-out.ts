import { countAttempt, type RateLimitRule, takeBackAttempt } from "@/lib/auth/rate-limit";
import { signOutByProvider } from "@/lib/auth/single-sign-on/sign-out-by-provider";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { callerAddress } from "@/lib/net/caller-address";
import { originOf } from "@/lib/net/origin";
import { answer } from "./json";
import { readShortForm } from "./short-body";

// Only what did not hold: a provider may have a whole organisation to sign out.
const REFUSED: RateLimitRule = { purpose: "provider-sign-out", limit: 100, windowMs: 15 * 60_000 };

/** A provider, that of a tenant or, for null, of the installation, says that somebody has signed out there. */
export function answerProviderSignOut(request: Request, tenantSlug: string | null): Promise<Response> {
  return answer(async () => {
    const { headers } = request;
    const address = callerAddress(headers);
    if (!(await countAttempt(REFUSED, address)))
      throw new AppError("rate_limited", "Too many requests. Try again later.", { retryAfterSeconds: 900 });
    const token = (await readShortForm(request)).get("logout_token");
    const isDone =
      typeof token === "string" && (await signOutByProvider(tenantSlug, token, originOf(headers)));
    if (!isDone) {
      log.warn({ tenant: tenantSlug }, "a provider's sign-out was refused");
      throw new AppError("invalid_input", "This logout token is not valid.");
    }
    await takeBackAttempt(REFUSED, address);
    return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
  });
}
