import type { NextApiRequest, NextApiResponse } from "next";
import { actorForReviewToken } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { handleRecording, requireRecording, singleQuery } from "@/lib/http/recording-request";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return handleRecording(request, response, async () => {
    const actor = await actorForReviewToken(singleQuery(request, "token"));
    if (!actor) throw notFound("That review link");
    return requireRecording(actor, actor.interviewId);
  });
}
