import { readFile } from "node:fs/promises";
import { expect, OTHER_OWNER, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";
import { addFault, addSession } from "./support/sandbox";

const BASE = "/api/v1/interview/sessions";
const SEEDED = "a1000000-0000-4000-8000-000000000001";
const RECORDING = "sandbox/seed/recordings/store-manager-en.wav";
const TRANSCRIPT = "sandbox/seed/transcripts/store-manager-en.json";

const token = () => ({ "x-api-key": requireEnv("E2E_API_TOKEN") });

test("a token gets the bytes of recording and transcript as the platform holds them", async ({ request }) => {
  const recording = await request.get(`${BASE}/${SEEDED}/recording`, { headers: token() });
  expect(recording.status()).toBe(200);
  expect((await recording.body()).equals(await readFile(RECORDING))).toBe(true);
  const transcript = await request.get(`${BASE}/${SEEDED}/transcript`, { headers: token() });
  expect(transcript.headers()["content-type"]).toBe("application/json");
  expect((await transcript.body()).equals(await readFile(TRANSCRIPT))).toBe(true);
});

test("a signed-in member gets the same without a token", async ({ context, signInAs }) => {
  await signInAs("owner@acme.test");
  const recording = await context.request.get(`${BASE}/${SEEDED}/recording`);
  expect((await recording.body()).equals(await readFile(RECORDING))).toBe(true);
  expect((await context.request.get(`${BASE}/${SEEDED}/transcript`)).status()).toBe(200);
});

test("before results exist the answer is ARTIFACT_NOT_READY with the session's status", async ({
  request,
}) => {
  const { id } = await addSession({ status: "active" });
  for (const result of ["recording", "transcript"]) {
    const response = await request.get(`${BASE}/${id}/${result}`, { headers: token() });
    expect(response.status()).toBe(409);
    const { error } = await response.json();
    expect(error).toMatchObject({ code: "ARTIFACT_NOT_READY", details: { status: "active" } });
    expect(Date.parse(error.timestamp)).not.toBeNaN();
  }
});

test("another organisation's results are refused, with a token and as a member", async ({
  context,
  signInAs,
}) => {
  const { id } = await addSession({ client: "globex", status: "completed", recordingFile: "driver-fr.wav" });
  await signInAs("owner@acme.test");
  for (const headers of [token(), {}])
    for (const result of ["", "/recording", "/transcript"]) {
      const response = await context.request.get(`${BASE}/${id}${result}`, { headers });
      expect(response.status()).toBe(403);
      expect((await response.json()).error.code).toBe("FORBIDDEN");
    }
});

test("its own organisation does get them", async ({ context, signInAs }) => {
  const { id } = await addSession({ client: "globex", status: "completed", recordingFile: "driver-fr.wav" });
  await signInAs(OTHER_OWNER);
  expect((await context.request.get(`${BASE}/${id}/recording`)).status()).toBe(200);
});

test("without a token, with a wrong one and for unknown sessions the envelope says so", async ({
  request,
}) => {
  const expectError = async (path: string, headers: Record<string, string>, status: number, code: string) => {
    const response = await request.get(path, { headers });
    expect(response.status()).toBe(status);
    expect((await response.json()).error.code).toBe(code);
  };
  for (const result of ["", `/${SEEDED}`, `/${SEEDED}/recording`, `/${SEEDED}/transcript`]) {
    await expectError(BASE + result, {}, 401, "UNAUTHENTICATED");
    await expectError(BASE + result, { "x-api-key": "dbr_wrong" }, 401, "UNAUTHENTICATED");
  }
  const unknown = "00000000-0000-4000-8000-000000000000";
  for (const result of ["", "/recording", "/transcript"])
    await expectError(`${BASE}/${unknown}${result}`, token(), 404, "SESSION_NOT_FOUND");
  await expectError(`${BASE}?limit=many`, token(), 400, "INVALID_INPUT");
});

test("a platform that cannot be reached is a 502 that says when to try again", async ({ request }) => {
  for (const result of ["recording", "transcript"] as const) {
    const { id } = await addSession({
      status: "completed",
      recordingFile: "driver-fr.wav",
      transcriptFile: "driver-fr.json",
    });
    await addFault({ endpoint: result, sessionId: id, status: 502, code: "SERVICE_UNREACHABLE" });
    const response = await request.get(`${BASE}/${id}/${result}`, { headers: token() });
    expect(response.status()).toBe(502);
    expect(Number(response.headers()["retry-after"])).toBeGreaterThan(0);
    expect((await response.json()).error).toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
  }
});

test("the list names the tenant's sessions and no other's", async ({ request }) => {
  const { id: foreign } = await addSession({ client: "globex", status: "completed" });
  const response = await request.get(`${BASE}?limit=100`, { headers: token() });
  const { sessions, total } = await response.json();
  const ids = sessions.map((session: { id: string }) => session.id);
  expect(ids).toContain(SEEDED);
  expect(ids).not.toContain(foreign);
  expect(total).toBeGreaterThanOrEqual(sessions.length);
});
