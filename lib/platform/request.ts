import type { Dispatcher } from "undici";
import { traced } from "@/lib/tracing/trace";
import packageJson from "@/package.json";
import { errorFromResponse, parseErrorEnvelope } from "./error-from-response";
import { PlatformAuthError, type PlatformError } from "./errors";
import { linkAbort } from "./linked-abort";
import { answerOfError, type Pacer, rateHintOf } from "./pacer";
import { poolFor } from "./pool";
import { readBody } from "./read-body";
import { withRetry } from "./retry";
import type { PlatformSettings } from "./settings";
import { typeTransportError } from "./transport-error";

type PlatformRequest = {
  /** `GET /sessions/{sessionId}`: how errors call it. */
  endpoint: string;
  /** Below the base, with the query, encoded. */
  path: string;
  aboutSession: boolean;
  /** The path names one persona: 404 and 410 then speak of that. */
  aboutPersona?: boolean;
  headers?: Record<string, string>;
  /** What is to be made: sent as JSON by POST, and never a second time. */
  creates?: object;
  /** Called when everything is ready to leave: what it throws keeps the request here. */
  beforeSending?: () => void;
  signal?: AbortSignal | undefined;
};

export type PlatformResponse = Dispatcher.ResponseData;

/**
 * `read` gets a 2xx answer and runs inside the attempt: what it throws as a transport error is tried again.
 * `refusal` makes the error of a body that is an error envelope in spite of its status.
 */
export type SendRequest = <T>(
  request: PlatformRequest,
  read: (response: PlatformResponse, refusal: (body: Buffer) => PlatformError) => Promise<T>,
) => Promise<T>;

type RequesterOptions = {
  baseUrl: string;
  apiKey: string;
  signal: AbortSignal | undefined;
  settings: PlatformSettings;
  pacer: Pacer;
};

/** Sends requests with the key to one origin. The key lives in this closure and nowhere else. */
export function createRequester({ baseUrl, apiKey, signal, settings, pacer }: RequesterOptions): SendRequest {
  const { origin, pathname } = new URL(baseUrl);
  // Both the bare origin and the documented base, .../api/v1/interview, are what people paste.
  const prefix = pathname.replace(/\/+$/, "").replace(/\/api\/v1(\/interview)?$/, "");

  return async (request, read) => {
    if (!/^[\x21-\x7e]{1,512}$/.test(apiKey)) throw new PlatformAuthError({ code: "MALFORMED_KEY" });

    const method = request.creates ? "POST" : "GET";
    const attempt = async () => {
      await pacer.admit();
      request.beforeSending?.();
      const link = linkAbort([signal, request.signal]);
      const timer = setTimeout(
        () => link.abort(Object.assign(new Error("headers timeout"), { code: "ETIMEDOUT" })),
        settings.headersTimeoutMs,
      );
      try {
        const response = await poolFor(origin).request({
          method,
          path: `${prefix}/api/v1${request.path}`,
          headers: {
            "x-api-key": apiKey,
            "user-agent": `Debrief/${packageJson.version}`,
            ...request.headers,
            ...(request.creates ? { "content-type": "application/json" } : {}),
          },
          body: request.creates ? JSON.stringify(request.creates) : null,
          signal: link.signal,
          headersTimeout: 0,
          bodyTimeout: settings.idleTimeoutMs,
        });
        clearTimeout(timer);
        response.body.once("close", link.release);
        if (response.statusCode === 202 || response.statusCode < 200 || response.statusCode > 299) {
          throw refusalOf(request, response, await readErrorBody(request, response));
        }
        // Beside the reading: a body that breaks while nobody listens to it would break unheard.
        const noted = pacer.report({ kind: "answered", hint: rateHintOf(response.headers) }).catch(() => {});
        const result = await read(response, (body) => refusalOf(request, response, body));
        if (response.body.readableEnded) await noted;
        return result;
      } catch (error) {
        clearTimeout(timer);
        link.release();
        link.throwIfSourceAborted();
        const typed = typeTransportError(error);
        const answer = answerOfError(typed);
        if (answer) await pacer.report(answer);
        throw typed;
      }
    };

    // What the platform is asked, and never of which session.
    const once = () => traced(`platform ${request.endpoint}`, { "http.request.method": method }, attempt);
    // The platform has no key of idempotency: whether what got no answer was made is for the caller to find out.
    return request.creates ? once() : withRetry(once, settings, request.signal ?? signal);
  };

  function readErrorBody({ endpoint }: PlatformRequest, response: PlatformResponse): Promise<Buffer> {
    const encoding = response.headers["content-encoding"];
    const { errorBodyMaxBytes: maxBytes, errorBodyTimeoutMs: timeoutMs } = settings;
    return readBody(response.body, { endpoint, maxBytes, timeoutMs, encoding }).catch(() => Buffer.alloc(0));
  }

  function refusalOf(request: PlatformRequest, response: PlatformResponse, body: Buffer): PlatformError {
    return errorFromResponse({
      endpoint: request.endpoint,
      aboutSession: request.aboutSession,
      aboutPersona: request.aboutPersona ?? false,
      statusCode: response.statusCode,
      envelope: parseErrorEnvelope(body, apiKey),
      retryAfter: headerOf(response, "retry-after"),
    });
  }
}

/** One header's value; the first one when it came several times. */
export function headerOf(response: PlatformResponse, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
