import type { NextApiRequest, NextApiResponse } from "next";
import {
  handleRecording,
  requireRecording,
  sessionCookieOf,
  singleQuery,
} from "@/lib/http/recording-request";
import { requireMemberByCookie } from "@/lib/http/request-actor";
import { originOf } from "@/lib/net/origin";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const cookie = sessionCookieOf(request);
  const tenantSlug = singleQuery(request, "tenant");
  const interviewId = singleQuery(request, "interviewId");
  const origin = originOf(request.headers);
  return handleRecording(request, response, {
    given: ["member", cookie, tenantSlug, interviewId, JSON.stringify(origin)],
    check: async () => requireRecording(await requireMemberByCookie(cookie, tenantSlug, origin), interviewId),
  });
}
