import type { NextApiRequest, NextApiResponse } from "next";
import type { Actor } from "@/lib/auth/actor";
import { sessionCookieName } from "@/lib/auth/config";
import {
  findResultByInterview,
  type ResultSource,
  type ResultsActor,
  recordingOpener,
} from "@/lib/data/results";
import { notFound } from "@/lib/errors";
import { serveRecording } from "@/lib/recording/serve";
import { recordingSpool } from "@/lib/recording/spool";
import { toErrorAnswer } from "./error-envelope";

/** Who may hear what: found anew on every request. Throws when nobody may. */
export type RecordingAccess = { actor: ResultsActor; source: ResultSource };

/** Serves a recording to whoever `grant` lets in: one way for members, API tokens and review links. */
export async function handleRecording(
  request: NextApiRequest,
  response: NextApiResponse,
  grant: () => Promise<RecordingAccess>,
): Promise<void> {
  try {
    const { actor, source } = await grant();
    await serveRecording(request, response, {
      spool: recordingSpool(),
      key: spoolKey(actor, source.sessionId),
      version: source.version,
      open: recordingOpener(actor, source),
      fileName: `${source.fileName}.wav`,
      download: request.query.download !== undefined,
    });
  } catch (error) {
    if (response.headersSent) throw error;
    const { status, headers, body } = toErrorAnswer(error);
    response.writeHead(status, { ...headers, "Content-Type": "application/json; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : JSON.stringify(body));
  }
}

/** The source behind one of our interview ids; throws `not_found` when the actor cannot reach it. */
export async function requireRecording(actor: ResultsActor, interviewId: string): Promise<RecordingAccess> {
  const source = await findResultByInterview(actor, interviewId);
  if (!source) throw notFound("That interview");
  return { actor, source };
}

/** The session cookie of a Pages API request. */
export function sessionCookieOf(request: NextApiRequest): string | undefined {
  return request.cookies[sessionCookieName()];
}

/** A query or path value that must be there once. */
export function singleQuery(request: NextApiRequest, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value : "";
}

function spoolKey(actor: Actor, sessionId: string): string {
  return `${actor.tenantId}/${sessionId}`;
}
