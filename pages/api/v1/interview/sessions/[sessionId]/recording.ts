import type { NextApiRequest, NextApiResponse } from "next";
import { requireResultsActor } from "@/lib/auth/request-actor";
import { findResultBySession } from "@/lib/data/results";
import { handleRecording, sessionCookieOf, singleQuery } from "@/lib/http/recording-request";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return handleRecording(request, response, async () => {
    const sessionId = singleQuery(request, "sessionId");
    const apiKey = request.headers["x-api-key"];
    const actor = await requireResultsActor(
      { apiKey: apiKey === undefined ? undefined : String(apiKey), cookie: sessionCookieOf(request) },
      { sessionId, tenantSlug: singleQuery(request, "tenant") || undefined },
    );
    return { actor, source: await findResultBySession(actor, sessionId) };
  });
}
