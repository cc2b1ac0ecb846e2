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
  return handleRecording(request, response, async () => {
    const actor = await requireMemberByCookie(sessionCookieOf(request), singleQuery(request, "tenant"));
    return requireRecording(actor, singleQuery(request, "interviewId"));
  });
}
