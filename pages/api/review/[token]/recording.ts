import type { NextApiRequest, NextApiResponse } from "next";
import { actorForReviewToken } from "@/lib/auth/actor";
import { notFound } from "@/lib/errors";
import { handleRecording, requireRecording, singleQuery } from "@/lib/http/recording-request";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const token = singleQuery(request, "token");
  return handleRecording(request, response, {
    given: ["review-link", token],
    check: async () => {
      const actor = await actorForReviewToken(token);
      if (!actor) throw notFound("That review link");
      return requireRecording(actor, actor.interviewId);
    },
  });
}
