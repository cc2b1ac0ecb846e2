import type { NextApiRequest, NextApiResponse } from "next";
import { requireMemberByCookie } from "@/lib/auth/request-actor";
import {
  handleRecording,
  requireRecording,
  sessionCookieOf,
  singleQuery,
} from "@/lib/http/recording-request";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const cookie = sessionCookieOf(request);
  const tenantSlug = singleQuery(request, "tenant");
  const interviewId = singleQuery(request, "interviewId");
  return handleRecording(request, response, {
    given: ["member", cookie, tenantSlug, interviewId],
    check: async () => requireRecording(await requireMemberByCookie(cookie, tenantSlug), interviewId),
  });
}
