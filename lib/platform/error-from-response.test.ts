import { expect, test } from "vitest";
import { envelope, SESSION_ID, sendJson, startTestPlatform } from "@/testing/platform-server";
import type { PlatformClient } from "./client";
import { PlatformAuthError, PlatformError } from "./errors";

const list = (client: PlatformClient) => client.listSessions();
const session = (client: PlatformClient) => client.getSession(SESSION_ID);
const transcript = (client: PlatformClient) => client.getTranscript(SESSION_ID);
const recording = (client: PlatformClient) => client.openRecording(SESSION_ID);

type Row = [
  statusCode: number,
  code: string,
  call: (client: PlatformClient) => Promise<unknown>,
  name: string,
];

const TABLE: Row[] = [
  [401, "UNAUTHORIZED", list, "PlatformAuthError"],
  [401, "SOMETHING_ELSE", session, "PlatformAuthError"],
  [403, "MISSING_PERMISSION", list, "PlatformAuthError"],
  [403, "INVALID_API_KEY", session, "PlatformAuthError"],
  [403, "API_KEY_REVOKED", list, "PlatformAuthError"],
  [403, "FORBIDDEN", session, "PlatformForbiddenError"],
  [402, "INSUFFICIENT_CREDITS", session, "PlatformCreditsError"],
  [404, "SESSION_NOT_FOUND", session, "PlatformNotFoundError"],
  [410, "GONE", recording, "PlatformNotFoundError"],
  [400, "INVALID_INPUT", session, "PlatformNotFoundError"],
  [400, "INVALID_INPUT", list, "PlatformContractError"],
  [404, "NOT_FOUND", list, "PlatformContractError"],
  [418, "TEAPOT", session, "PlatformContractError"],
  [429, "RATE_LIMIT_EXCEEDED", list, "PlatformRateLimitError"],
  [429, "POLL_RATE_LIMITED", session, "PlatformRateLimitError"],
  [408, "TIMEOUT", session, "PlatformUnavailableError"],
  [500, "INTERNAL", session, "PlatformUnavailableError"],
  [502, "INTERVIEW_SERVICE_UNREACHABLE", recording, "PlatformUnavailableError"],
  [503, "SERVICE_WARMING_UP", transcript, "PlatformUnavailableError"],
  [504, "GATEWAY_TIMEOUT", list, "PlatformUnavailableError"],
  ...[200, 202, 400, 403, 404, 409, 425, 500, 503].flatMap((statusCode): Row[] => [
    [statusCode, "ARTIFACT_NOT_READY", recording, "PlatformNotReadyError"],
    [statusCode, "ARTIFACT_NOT_READY", transcript, "PlatformNotReadyError"],
  ]),
];

for (const [statusCode, code, call, name] of TABLE) {
  test(`${statusCode} ${code} on ${call.name} is a ${name} with the platform's code`, async () => {
    const body = envelope(code, { requestId: "req_42", details: { status: "active" } });
    const { client } = await startTestPlatform((_, response) => sendJson(response, statusCode, body));
    await expect(call(client)).rejects.toMatchObject({ name, code, statusCode, requestId: "req_42" });
  });
}

const IN_SPITE: [code: string, name: string][] = [
  ["UNAUTHORIZED", "PlatformAuthError"],
  ["MISSING_PERMISSION", "PlatformAuthError"],
  ["FORBIDDEN", "PlatformForbiddenError"],
  ["SESSION_NOT_FOUND", "PlatformNotFoundError"],
  ["RATE_LIMIT_EXCEEDED", "PlatformRateLimitError"],
  ["SERVICE_WARMING_UP", "PlatformUnavailableError"],
];

for (const [code, name] of IN_SPITE)
  for (const call of [session, transcript, recording])
    test(`A 200 that holds the error ${code} is a ${name} on ${call.name}`, async () => {
      const body = { success: false, data: null, ...envelope(code) };
      const { client } = await startTestPlatform((_, response) => sendJson(response, 200, body));
      await expect(call(client)).rejects.toMatchObject({ name, code });
    });

test("A 200 that holds an error beside an empty list is no empty list", async () => {
  const body = { sessions: [], total: 0, ...envelope("UNAUTHORIZED") };
  const { client } = await startTestPlatform((_, response) => sendJson(response, 200, body));
  await expect(list(client)).rejects.toBeInstanceOf(PlatformAuthError);
});

test("A failed session that names its own error is a session", async () => {
  const body = { id: SESSION_ID, status: "failed", error: { code: "SESSION_TIMEOUT" } };
  const { client } = await startTestPlatform((_, response) => sendJson(response, 200, body));
  expect(await session(client)).toMatchObject({ status: "failed", failureCode: "SESSION_TIMEOUT" });
});

test("A result that is not ready says where its session stands", async () => {
  const body = envelope("ARTIFACT_NOT_READY", { details: { status: "active" } });
  const { client, urls } = await startTestPlatform((_, response) => sendJson(response, 409, body));
  await expect(recording(client)).rejects.toMatchObject({ sessionStatus: "active", retryable: true });
  expect(urls).toHaveLength(1);
});

for (const statusCode of [202, 425]) {
  test(`${statusCode} without an envelope means that a result is not ready`, async () => {
    const { client } = await startTestPlatform((_, response) => response.writeHead(statusCode).end());
    await expect(transcript(client)).rejects.toMatchObject({
      name: "PlatformNotReadyError",
      sessionStatus: null,
    });
  });
}

const NO_ENVELOPES = ["", "<h1>Bad gateway</h1>", "null", '{"error":"text"}', '{"error":{"code":7}}'];

for (const body of NO_ENVELOPES) {
  test(`The status alone decides when the body is ${body || "empty"}`, async () => {
    const { client } = await startTestPlatform((_, response) => response.writeHead(404).end(body));
    await expect(session(client)).rejects.toMatchObject({ name: "PlatformNotFoundError", code: "HTTP_404" });
  });
}

test("The classes can be told apart, and by another bundle's copy of them too", async () => {
  const { client } = await startTestPlatform((_, response) =>
    sendJson(response, 401, envelope("UNAUTHORIZED")),
  );
  const error = await list(client).catch((reason: unknown) => reason);
  // A copy of the class, as a second bundle would hold it.
  class Copy extends PlatformError {
    static override readonly kind = "PlatformAuthError";
  }
  class Other extends PlatformError {
    static override readonly kind = "PlatformNotFoundError";
  }
  expect(error).toBeInstanceOf(PlatformAuthError);
  expect(error).toBeInstanceOf(Copy);
  expect(error).not.toBeInstanceOf(Other);
  expect(new TypeError("x")).not.toBeInstanceOf(PlatformError);
});
