import type { NextApiRequest, NextApiResponse } from "next";
import { findResultBySession } from "@/lib/data/results/results";
import { handleRecording, sessionCookieOf, singleQuery } from "@/lib/http/recording-request";
import { countResultsRequest, requireResultsActor } from "@/lib/http/request-actor";
import { originOf } from "@/lib/net/origin";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const sessionId = singleQuery(request, "sessionId");
  const tenantSlug = singleQuery(request, "tenant") || undefined;
  const apiKey = request.headers["x-api-key"]?.toString();
  const cookie = sessionCookieOf(request);
  const origin = originOf(request.headers);
  return handleRecording(request, response, {
    given: ["results", apiKey, cookie, tenantSlug, sessionId, JSON.stringify(origin)],
    admit: ({ actor }) => countResultsRequest(actor),
    check: async () => {
      const actor = await requireResultsActor({ apiKey, cookie, origin }, { sessionId, tenantSlug });
      return { actor, source: await findResultBySession(actor, sessionId) };
    },
  });
}
