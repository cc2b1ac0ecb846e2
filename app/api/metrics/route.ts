import { timingSafeEqual } from "node:crypto";
import { hashToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { answer } from "@/lib/http/json";
import { metrics } from "@/lib/metrics";

/** What this replica counts, for Prometheus; with METRICS_TOKEN, for who sends it (RFC 6750, section 2.1). */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    if (!isAllowed(request.headers.get("authorization")))
      throw new AppError("unauthenticated", "The metrics want the token of this installation.");
    const { registry } = metrics;
    return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
  });
}

function isAllowed(authorization: string | null): boolean {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN === undefined) return true;
  const given = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  // By their digests: those have one length.
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(METRICS_TOKEN)));
}
