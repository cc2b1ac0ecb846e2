/** The three addresses of a recording. They differ in how they find out who asks. */
import type { ServerResponse } from "node:http";
import { actorForLinkVisitor } from "@/lib/auth/actor";
import { visitorCookieName } from "@/lib/auth/links/visitor-cookie";
import { recordVisit } from "@/lib/data/links/link-visits";
import { findResultBySession } from "@/lib/data/results/results";
import { notFound } from "@/lib/errors";
import { countResultsRequest, requireMemberByCookie, requireResultsActor } from "@/lib/http/request-actor";
import { originOf } from "@/lib/net/origin";
import {
  beginsDownload,
  handleRecording,
  type RecordingRequest,
  requireRecording,
  sessionCookieOf,
  singleQuery,
} from "./recording-request";

/** To a member, by cookie: /api/t/[tenant]/interviews/[interviewId]/recording */
export function memberRecording(request: RecordingRequest, response: ServerResponse): Promise<void> {
  const cookie = sessionCookieOf(request);
  const tenantSlug = singleQuery(request, "tenant");
  const interviewId = singleQuery(request, "interviewId");
  const origin = originOf(request.headers);
  return handleRecording(request, response, {
    given: ["member", cookie, tenantSlug, interviewId, JSON.stringify(origin)],
    check: async () => requireRecording(await requireMemberByCookie(cookie, tenantSlug, origin), interviewId),
  });
}

/** To a visitor of a review link, by the link's cookie: /api/review/[linkId]/interviews/[interviewId]/recording */
export function linkRecording(request: RecordingRequest, response: ServerResponse): Promise<void> {
  const linkId = singleQuery(request, "linkId");
  const interviewId = singleQuery(request, "interviewId");
  const secret = request.cookies[visitorCookieName(linkId)];
  const origin = originOf(request.headers);
  const isDownload = request.query.download !== undefined;
  return handleRecording(request, response, {
    given: ["link-visitor", linkId, secret, interviewId, String(isDownload), JSON.stringify(origin)],
    check: async () => {
      const actor = await actorForLinkVisitor(linkId, secret, origin);
      if (!actor || (isDownload && !actor.terms.allowsDownload)) throw notFound("That review link");
      return requireRecording(actor, interviewId);
    },
    // Once for a download, not for the parts of one that is resumed.
    admit: async ({ actor }) => {
      if (actor.kind === "review-link" && isDownload && beginsDownload(request))
        await recordVisit(actor, "link_downloaded", [interviewId]);
    },
  });
}

/** To a program by token, or a member by cookie: /api/v1/interview/sessions/[sessionId]/recording */
export function resultsRecording(request: RecordingRequest, response: ServerResponse): Promise<void> {
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
