import { env } from "@/lib/env";

/** The headers of an App Router request, or of a Node one. */
export type HeaderSource = Headers | Record<string, string | string[] | undefined>;

/**
 * The caller's address for rate limits. A header anybody can send is believed only behind a proxy that sets it
 * (TRUST_PROXY=1, last entry of X-Forwarded-For); otherwise all callers share one bucket of the address kind.
 */
export function callerAddress(headers: HeaderSource): string {
  if (env().TRUST_PROXY !== "1") return "direct";
  const value = headers instanceof Headers ? headers.get("x-forwarded-for") : headers["x-forwarded-for"];
  return (
    String(value ?? "")
      .split(",")
      .at(-1)
      ?.trim() || "direct"
  );
}
