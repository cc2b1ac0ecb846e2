import type { NextApiRequest, NextApiResponse } from "next";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { visitorCookieName } from "@/lib/auth/links/visitor-cookie";
import { recordVisit } from "@/lib/data/links/link-visits";
import { notFound } from "@/lib/errors";
import { beginsDownload, handleRecording, requireRecording, singleQuery } from "@/lib/http/recording-request";
import { originOf } from "@/lib/net/origin";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default function recording(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const linkId = singleQuery(request, "linkId");
  const interviewId = singleQuery(request, "interviewId");
  const secret = request.cookies[visitorCookieName(linkId)];
  const origin = originOf(request.headers);
  const isDownload = request.query.download !== undefined;
  let isRecorded = false;
  return handleRecording(request, response, {
    given: ["link-visitor", linkId, secret, interviewId, String(isDownload), JSON.stringify(origin)],
    check: async () => {
      const actor = await actorForLinkVisitor(linkId, secret, origin);
      if (!actor || (isDownload && !actor.terms.allowsDownload)) throw notFound("That review link");
      const access = await requireRecording(actor, interviewId);
      // Once for a download, not for each check while it runs, nor for the parts of one that is resumed.
      if (isDownload && !isRecorded && beginsDownload(request)) {
        isRecorded = true;
        await recordVisit(actor, "link_downloaded", [interviewId]);
      }
      return access;
    },
  });
}
