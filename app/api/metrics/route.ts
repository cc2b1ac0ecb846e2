import { timingSafeEqual } from "node:crypto";
import { hashToken } from "@/lib/auth/tokens";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { answer } from "@/lib/http/json";
import { metrics } from "@/lib/metrics";
import { isFromOwnMachine } from "@/lib/net/caller-address";

/**
 * What this replica counts, for Prometheus: for who sends METRICS_TOKEN (RFC 6750, section 2.1), or without one for this
 * machine.
 */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    if (!isAllowed(request.headers))
      throw new AppError("unauthenticated", "Metrics require this installation’s token.");
    const { registry } = metrics;
    return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
  });
}

function isAllowed(headers: Headers): boolean {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN === undefined) return isFromOwnMachine(headers);
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
  // By their digests: those have one length.
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(METRICS_TOKEN)));
}
