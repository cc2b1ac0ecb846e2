import type { NextApiRequest, NextApiResponse } from "next";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { recordDownload, recordRead } from "@/lib/data/results/audit-reads";
import { findResultByInterview, type ResultSource, type ResultsActor } from "@/lib/data/results/results";
import { notFound } from "@/lib/errors";
import { PlatformContractError } from "@/lib/platform/errors";
import { RECORDING_ENDPOINT } from "@/lib/platform/open-recording";
import { processSingleton } from "@/lib/process-singleton";
import { isListenerEnded } from "@/lib/recording/lease";
import { serveRecording } from "@/lib/recording/serve";
import { recordingSpool } from "@/lib/recording/spool";
import { watchAccess } from "./access-watch";
import { toErrorAnswer } from "./error-envelope";
import { SharedChecks } from "./shared-checks";
import { spooledRecording } from "./spooled-recording";

/** Who may hear what: found anew on every request. */
export type RecordingAccess = { actor: ResultsActor; source: ResultSource };

/** How a request shows that it may have a recording. */
export type RecordingGrant = {
  /** All that `check` goes by: what shows who asks, and what is asked for. */
  given: (string | undefined)[];
  /** Throws when nobody may. */
  check: () => Promise<RecordingAccess>;
  /** What a request has to pass besides, once. Throws. */
  admit?: (access: RecordingAccess) => Promise<void>;
};

/** Serves a recording to whoever `grant` lets in: one way for members, API tokens and review links. */
export async function handleRecording(
  request: NextApiRequest,
  response: NextApiResponse,
  { given, check, admit }: RecordingGrant,
): Promise<void> {
  const checks = processSingleton("recording-checks", () => new SharedChecks<RecordingAccess>());
  const checkNow = () => checks.ask(JSON.stringify(given), check);
  try {
    await serveWhileAllowed(request, response, checkNow, admit).catch((error: unknown) => {
      // Forgotten between the check and the first byte, as the key was replaced: what holds now is to be asked again.
      if (response.headersSent || !isListenerEnded(error)) throw error;
      return serveWhileAllowed(request, response, checkNow, admit);
    });
  } catch (error) {
    if (response.headersSent) throw error;
    const { status, headers, body } = toErrorAnswer(error);
    response.writeHead(status, {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      // The player asks by HEAD, whose answer has no body.
      ...(isNoRecording(error) && { "X-Recording-Problem": "not-a-recording" }),
    });
    response.end(request.method === "HEAD" ? undefined : JSON.stringify(body));
  }
}

/** A web page, a redirect, bytes packed in an unknown way: asked again, it would be the same. */
function isNoRecording(error: unknown): boolean {
  return error instanceof PlatformContractError && error.endpoint === RECORDING_ENDPOINT;
}

async function serveWhileAllowed(
  request: NextApiRequest,
  response: NextApiResponse,
  check: () => Promise<RecordingAccess>,
  admit: RecordingGrant["admit"],
): Promise<void> {
  const access = await check();
  await admit?.(access);
  await recordHearing(request, access);
  const watch = watchAccess(check);
  try {
    await serveRecording(request, response, {
      ...spooledRecording(access),
      spool: recordingSpool(),
      fileName: access.source.fileName,
      download: request.query.download !== undefined,
      signal: watch.signal,
    });
  } finally {
    watch.stop();
  }
}

/** A download counts each time it begins, and one that is resumed once in a while; what is no download is listened to. */
async function recordHearing(request: NextApiRequest, { actor, source }: RecordingAccess): Promise<void> {
  if (request.method !== "GET") return;
  if (request.query.download === undefined) await recordRead(actor, "interview.recording_played", source);
  else if (beginsDownload(request)) await recordDownload(actor, "interview.recording_downloaded", source);
  else await recordRead(actor, "interview.recording_downloaded", source);
}

/** Whether a download is asked for from its first byte on, or by how much of its end. */
export function beginsDownload({ method, headers }: NextApiRequest): boolean {
  return method === "GET" && /^bytes=0*-/.test(headers.range ?? "bytes=0-");
}

/** The source behind one of our interview ids; throws `not_found` when the actor cannot reach it. */
export async function requireRecording(actor: ResultsActor, interviewId: string): Promise<RecordingAccess> {
  const isShown = actor.kind !== "review-link" || actor.terms.showsRecording;
  const source = isShown ? await findResultByInterview(actor, interviewId) : null;
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
