import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionCookieName } from "@/lib/auth/sign-in/config";
import { recordDownload, recordRead } from "@/lib/data/results/audit-reads";
import { findResultByInterview, type ResultSource, type ResultsActor } from "@/lib/data/results/results";
import { notFound } from "@/lib/errors";
import { watchAccess } from "@/lib/http/access-watch";
import { toErrorAnswer } from "@/lib/http/error-envelope";
import { HeldChecks } from "@/lib/http/held-checks";
import { PlatformContractError } from "@/lib/platform/errors";
import { RECORDING_ENDPOINT } from "@/lib/platform/open-recording";
import { isListenerEnded } from "@/lib/recording/lease";
import { serveRecording } from "@/lib/recording/serve";
import { recordingSpool } from "@/lib/recording/spool";
import { spooledRecording } from "./spooled-recording";

/** A request with what its address and its Cookie header hold, whoever read them: Next, or our own server. */
export type RecordingRequest = IncomingMessage & {
  query: Partial<Record<string, string | string[]>>;
  cookies: Partial<Record<string, string>>;
};

/** Who may hear what. */
export type RecordingAccess = { actor: ResultsActor; source: ResultSource };

/** How a request shows that it may have a recording. */
export type RecordingGrant = {
  /** All that `check` goes by: what shows who asks, and what is asked for. */
  given: (string | undefined)[];
  /** Throws when nobody may. Not called again while it is held, so it must change nothing. */
  check: () => Promise<RecordingAccess>;
  /** What a request has to pass besides, once. Throws. */
  admit?: (access: RecordingAccess) => Promise<void>;
};

/**
 * The checks of this bundle, held once `listen` was called. Next's routes have a copy of this module, which holds none:
 * an actor is one to the bundle alone that made it.
 */
export const recordingChecks = new HeldChecks<RecordingAccess>();

/** Serves a recording to whoever `grant` lets in: one way for members, API tokens and review links. */
export async function handleRecording(
  request: RecordingRequest,
  response: ServerResponse,
  { given, check, admit }: RecordingGrant,
): Promise<void> {
  const key = JSON.stringify(given);
  const askAnew = () => recordingChecks.askAnew(key, check);
  const serve = async (access: RecordingAccess) => {
    await recordHearing(request, access);
    await serveWhileAllowed(request, response, access, askAnew);
  };
  try {
    const access = await recordingChecks.ask(key, check);
    await admit?.(access);
    await serve(access).catch(async (error: unknown) => {
      // Forgotten between the check and the first byte, as the key was replaced: what holds now is to be asked again.
      if (response.headersSent || !isListenerEnded(error)) throw error;
      return serve(await askAnew());
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
  request: RecordingRequest,
  response: ServerResponse,
  access: RecordingAccess,
  askAnew: () => Promise<RecordingAccess>,
): Promise<void> {
  const watch = watchAccess(askAnew);
  try {
    await serveRecording(request, response, {
      ...spooledRecording(access),
      spool: recordingSpool(),
      fileName: access.source.fileName,
      isBare: access.source.isMasked,
      download: request.query.download !== undefined,
      signal: watch.signal,
    });
  } finally {
    watch.stop();
  }
}

/** A download counts each time it begins, and one that is resumed once in a while; what is no download is listened to. */
async function recordHearing(request: RecordingRequest, { actor, source }: RecordingAccess): Promise<void> {
  if (request.method !== "GET") return;
  if (request.query.download === undefined) await recordRead(actor, "interview.recording_played", source);
  else if (beginsDownload(request)) await recordDownload(actor, "interview.recording_downloaded", source);
  else await recordRead(actor, "interview.recording_downloaded", source);
}

/** Whether a download is asked for from its first byte on, or by how much of its end. */
export function beginsDownload({ method, headers }: RecordingRequest): boolean {
  return method === "GET" && /^bytes=0*-/.test(headers.range ?? "bytes=0-");
}

/** The source behind one of our interview ids; throws `not_found` when the actor cannot reach it. */
export async function requireRecording(actor: ResultsActor, interviewId: string): Promise<RecordingAccess> {
  const isShown = actor.kind !== "review-link" || actor.terms.showsRecording;
  const source = isShown ? await findResultByInterview(actor, interviewId) : null;
  if (!source) throw notFound("That interview");
  return { actor, source };
}

/** The session cookie of a request. */
export function sessionCookieOf(request: RecordingRequest): string | undefined {
  return request.cookies[sessionCookieName()];
}

/** A query or path value that must be there once. */
export function singleQuery(request: RecordingRequest, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value : "";
}
