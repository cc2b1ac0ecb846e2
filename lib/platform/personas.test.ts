import { expect, test } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/clients";
import { envelope, sendJson, startTestPlatform } from "@/testing/platform-server";
import { useSandbox } from "@/testing/use-sandbox";
import { createPlatformClient } from "./client";
import { isSurelyRefused, PlatformPausedError } from "./errors";

const sandbox = useSandbox();
const newClient = () => createPlatformClient({ baseUrl: sandbox.url(), apiKey: SANDBOX_KEYS.acme });
const SESSION = {
  consentMode: "explicit" as const,
  candidateRef: "cand-1",
  metadata: { debrief_invite: "i-1" },
  tags: ["leeds"],
};

const startsAsked = async () => (await sandbox.counts()).start ?? 0;

test("a role is made, listed and started, and its session says what it was started with", async () => {
  const client = newClient();
  const made = await client.createPersona({ roleName: "Nurse", language: "de" });
  expect(made).toMatchObject({ roleName: "Nurse", language: "de" });
  expect(await client.listPersonas()).toContainEqual(made);
  const started = await client.startSession(made.id, SESSION);
  expect(started).toMatchObject({ expiresInSec: 604_800 });
  expect(started.candidateLink).toMatch(/^https:.*#t=/);
  expect(await client.getSession(started.sessionId)).toMatchObject({
    candidateRef: "cand-1",
    metadata: { debrief_invite: "i-1" },
    tags: ["leeds"],
    status: "initiated",
  });
});

for (const startedId of ["id", "session_id"])
  test(`a started session may be called ${startedId}`, async () => {
    await sandbox.admin("PUT", "settings", { startedId });
    const client = newClient();
    const { id } = await client.createPersona({ roleName: "Nurse", language: "de" });
    expect((await client.startSession(id, SESSION)).sessionId).toMatch(/^[0-9a-f-]{36}$/);
  });

test("personas are found in whichever envelope they come, without those that are over", async () => {
  const rows = [
    { id: "p-1", role_name: "Nurse", language: "de", status: "active" },
    { id: "p-2", role_name: "Cook", language: null, status: "archived" },
    { id: "p-3", role_name: null },
    { role_name: "Nobody" },
  ];
  for (const body of [rows, { personas: rows }, { data: rows, total: 4 }, { data: { personas: rows } }]) {
    const { client } = await startTestPlatform((_, response) => sendJson(response, 200, body));
    expect(await client.listPersonas()).toEqual([{ id: "p-1", roleName: "Nurse", language: "de" }]);
  }
});

test("every page of personas is read", async () => {
  const { client } = await startTestPlatform((request, response) => {
    const offset = Number(new URL(request.url ?? "", "http://x").searchParams.get("offset") ?? 0);
    const personas = [0, 1].map((n) => ({ id: `p-${offset + n}`, role_name: `Role ${offset + n}` }));
    sendJson(response, 200, { personas, total: 6, limit: 2, offset });
  });
  expect(await client.listPersonas()).toHaveLength(6);
});

const REFUSALS: [status: number, code: string, name: string][] = [
  [402, "INSUFFICIENT_CREDITS", "PlatformCreditsError"],
  [429, "RATE_LIMIT_EXCEEDED", "PlatformRateLimitError"],
  [403, "MISSING_PERMISSION", "PlatformAuthError"],
  [404, "PERSONA_NOT_FOUND", "PlatformNotFoundError"],
  [400, "INVALID_INPUT", "PlatformContractError"],
];

for (const [status, code, name] of REFUSALS)
  test(`${status} ${code} is a ${name}, after which surely nothing was made`, async () => {
    await sandbox.admin("POST", "faults", { endpoint: "start", status, code, retryAfterSeconds: 3 });
    const error = await newClient()
      .startSession("p", SESSION)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name, code });
    expect(isSurelyRefused(error)).toBe(true);
    expect(await startsAsked()).toBe(1);
  });

const LOST: object[] = [
  { losesAnswer: true },
  { status: 500 },
  { status: 503, retryAfterSeconds: 0 },
  { warmUp: true, retryAfterSeconds: 0 },
  { malformedJson: true, status: 201 },
  { body: "{}" },
  { redirectTo: "/elsewhere" },
];

for (const fault of LOST)
  test(`after ${JSON.stringify(fault)} nobody knows, and nothing is sent again`, async () => {
    const client = newClient();
    const { id } = await client.createPersona({ roleName: "Nurse", language: "de" });
    await sandbox.admin("POST", "faults", { endpoint: "start", ...fault });
    const error = await client.startSession(id, SESSION).catch((reason: unknown) => reason);
    expect(isSurelyRefused(error)).toBe(false);
    expect(await startsAsked()).toBe(1);
  });

test("a request that is kept back at the last moment does not leave", async () => {
  const stop = () => {
    throw new PlatformPausedError(1);
  };
  await expect(newClient().startSession("p", SESSION, stop)).rejects.toMatchObject({ code: "PAUSED" });
  expect(await startsAsked()).toBe(0);
});

test("a link that is no web address is none", async () => {
  for (const candidate_link of ["javascript:alert(1)", "", 7, `https://x.test/${"a".repeat(3000)}`]) {
    const { client } = await startTestPlatform((_, response) =>
      sendJson(response, 201, { id: "s-1", candidate_link }),
    );
    expect(await client.startSession("p", SESSION)).toEqual({
      sessionId: "s-1",
      candidateLink: null,
      expiresInSec: null,
    });
  }
});

test("what is made is sent once, also where reading would be repeated", async () => {
  const { client, urls } = await startTestPlatform((_, response) =>
    sendJson(response, 503, envelope("SERVICE_WARMING_UP")),
  );
  await expect(client.createPersona({ roleName: "Nurse", language: "de" })).rejects.toThrow();
  expect(urls).toHaveLength(1);
});
