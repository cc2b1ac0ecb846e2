import "server-only";
import { cookies } from "next/headers";
import type { ApiTokenActor, MemberActor } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { originOf } from "@/lib/net/origin";
import { countResultsRequest, requireResultsActor } from "./request-actor";

/**
 * The actor of an App Router request to the results API. `?tenant=` chooses among a member's organisations. Throws as
 * `requireResultsActor`, and `rate_limited`.
 */
export async function resultsActorOf(
  request: Request,
  sessionId?: string,
): Promise<MemberActor | ApiTokenActor> {
  const credentials = {
    apiKey: request.headers.get("x-api-key") ?? undefined,
    cookie: (await cookies()).get(sessionCookieName())?.value,
    origin: originOf(request.headers),
  };
  const tenantSlug = new URL(request.url).searchParams.get("tenant") ?? undefined;
  const asked = { tenantSlug, ...(sessionId === undefined ? {} : { sessionId }) };
  const actor = await requireResultsActor(credentials, asked);
  await countResultsRequest(actor);
  return actor;
}
