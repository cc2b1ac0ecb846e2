import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { envelope, row, SESSION_ID, sendJson, startTestPlatform } from "@/testing/platform-server";

const FULL = {
  id: SESSION_ID,
  client_id: "11111111-1111-4111-8111-111111111111",
  persona_id: "22222222-2222-4222-8222-222222222222",
  candidate_ref: "cand-7",
  status: "completed",
  consent_mode: "explicit",
  source: "requests",
  project_id: null,
  tags: ["berlin"],
  metadata: { name: "Ada", round: 2 },
  started_at: "2026-05-29T10:00:00.000Z",
  completed_at: "2026-05-29T15:45:00+05:45",
  duration_sec: 61.6,
  credit_charged: 2,
  recording_s3_key: "recordings/secret-path.wav",
  transcript_s3_key: null,
  interview_svc_session_id: "svc-1",
  created_at: "2026-05-29T09:00:00",
  persona: { role_name: "Nurse", language: "ar" },
  feedback: { rating: 4, low_rating: false, comment: "Fine" },
  new_field: { nested: [1] },
};

async function platformAnswering(body: unknown, statusCode = 200) {
  return startTestPlatform((_, response) => sendJson(response, statusCode, body));
}

test("A session is read in our words, times in UTC, without its storage keys", async () => {
  const { client } = await platformAnswering(FULL);
  const session = await client.getSession(SESSION_ID);
  expect(session).toEqual({
    id: SESSION_ID,
    candidateRef: "cand-7",
    status: "completed",
    personaId: "22222222-2222-4222-8222-222222222222",
    roleName: "Nurse",
    language: "ar",
    tags: ["berlin"],
    metadata: { name: "Ada", round: 2 },
    projectId: null,
    source: "requests",
    startedAt: new Date("2026-05-29T10:00:00Z"),
    completedAt: new Date("2026-05-29T10:00:00Z"),
    createdAt: new Date("2026-05-29T09:00:00Z"),
    durationSec: 62,
    hasRecording: true,
    hasTranscript: false,
    feedback: { rating: 4, comment: "Fine" },
    failureCode: null,
    consentMode: "explicit",
    consentedAt: null,
    saysTags: true,
    oddFields: [],
  });
});

test("A session with nothing but id and status is enough, and so is one full of nulls", async () => {
  const nulls = Object.fromEntries(Object.keys(FULL).map((name) => [name, null]));
  for (const fields of [{}, nulls]) {
    const { client } = await platformAnswering({ ...fields, id: SESSION_ID, status: "paused_by_moon" });
    expect(await client.getSession(SESSION_ID)).toMatchObject({
      status: "paused_by_moon",
      tags: [],
      metadata: null,
      createdAt: null,
      hasRecording: false,
      feedback: null,
    });
  }
});

test("Role and language are read from list rows too, and an id may be called session_id", async () => {
  const listed = {
    session_id: SESSION_ID,
    status: "failed",
    role_name: "Nurse",
    language: "ar",
    persona: null,
  };
  const { client } = await platformAnswering({ sessions: [{ ...listed, failure_code: "SESSION_TIMEOUT" }] });
  const page = await client.listSessions();
  expect(page.sessions[0]).toMatchObject({
    id: SESSION_ID,
    roleName: "Nurse",
    language: "ar",
    failureCode: "SESSION_TIMEOUT",
  });
});

test("A single session may come inside a wrapper", async () => {
  for (const body of [{ session: FULL }, { data: FULL }]) {
    const { client } = await platformAnswering(body);
    expect((await client.getSession(SESSION_ID)).roleName).toBe("Nurse");
  }
});

test("A survey of another shape does not lose the session", async () => {
  for (const feedback of ["great", { rating: 9 }, [1]]) {
    const { client } = await platformAnswering({ ...FULL, feedback });
    expect((await client.getSession(SESSION_ID)).feedback?.rating ?? null).toBeNull();
  }
});

test("Text that PostgreSQL cannot store is made storable", async () => {
  const body = JSON.stringify({
    ...FULL,
    candidate_ref: "a\0b",
    tags: ["x\0"],
    metadata: { "k\0": ["\ud83d", "😀"] },
  });
  const { client } = await startTestPlatform((_, response) => response.writeHead(200).end(body));
  expect(await client.getSession(SESSION_ID)).toMatchObject({
    candidateRef: "a\uFFFDb",
    tags: ["x\uFFFD"],
    metadata: { "k\uFFFD": ["\uFFFD", "😀"] },
  });
});

const BREACHES: [fields: Record<string, unknown>, path: string][] = [
  [{ status: null }, "status"],
  [{ status: "" }, "status"],
  [{ id: "../../etc" }, "id"],
  [{ id: SESSION_ID.replace("0", "1") }, "id"],
];

for (const [fields, path] of BREACHES) {
  test(`${JSON.stringify(fields)} is a contract breach at ${path}, and the error repeats none of it`, async () => {
    const { client } = await platformAnswering({ ...FULL, ...fields });
    const error = await client.getSession(SESSION_ID).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "PlatformContractError", path, retryable: false });
    expect(String(error)).not.toMatch(/yesterday|etc|Ada|cand-7/);
  });
}

for (const body of ["", "{", "<html>", "null", "[]", "7"]) {
  test(`A session that is ${JSON.stringify(body)} is a contract breach`, async () => {
    const { client } = await startTestPlatform((_, response) => response.writeHead(200).end(body));
    await expect(client.getSession(SESSION_ID)).rejects.toMatchObject({ name: "PlatformContractError" });
  });
}

const IMPLAUSIBLE_IDS = [
  "",
  ".",
  "..",
  "a/b",
  "a\\b",
  "a..b",
  "a?b",
  "a#b",
  "a%2fb",
  "a b",
  "a\n",
  "ä",
  "x".repeat(201),
];

for (const id of IMPLAUSIBLE_IDS) {
  test(`The id ${JSON.stringify(id.slice(0, 9))} (${id.length} characters) is not found, without a request`, async () => {
    const { client, urls } = await platformAnswering(FULL);
    for (const call of [client.getSession, client.openRecording, client.getTranscript]) {
      await expect(call(id)).rejects.toMatchObject({ name: "PlatformNotFoundError" });
    }
    expect(urls).toEqual([]);
  });
}

const DOCUMENTS: [name: string, sent: Buffer, headers: Record<string, string>, type: string][] = [
  [
    "JSON",
    Buffer.from('[{"speaker":"a","text":"é"}]'),
    { "content-type": "application/json" },
    "application/json",
  ],
  ["a document with a byte order mark", Buffer.from('\uFEFF{"turns":[]}'), {}, "application/json"],
  [
    "plain text",
    Buffer.from("A: hello"),
    { "content-type": "text/plain; charset=utf-8" },
    "text/plain; charset=utf-8",
  ],
  ["nothing", Buffer.alloc(0), { "content-type": "application/json" }, "application/json"],
];

for (const [name, sent, headers, type] of DOCUMENTS) {
  test(`A transcript that is ${name} is passed through unchanged`, async () => {
    const { client } = await startTestPlatform((_, response) => response.writeHead(200, headers).end(sent));
    const transcript = await client.getTranscript(SESSION_ID);
    expect(transcript.bytes.equals(sent)).toBe(true);
    expect(transcript.contentType).toBe(type);
  });
}

const GZIP_HEADERS = [
  { "content-encoding": "gzip", "content-type": "application/json" },
  { "content-type": "application/gzip" },
  { "content-type": "application/json" },
];

for (const headers of GZIP_HEADERS) {
  test(`A compressed transcript under ${JSON.stringify(headers)} is unpacked`, async () => {
    const document = Buffer.from('[{"speaker":"a","text":"hello"}]');
    const { client } = await startTestPlatform((_, response) =>
      response.writeHead(200, headers).end(gzipSync(document)),
    );
    const transcript = await client.getTranscript(SESSION_ID);
    expect(transcript.bytes.equals(document)).toBe(true);
    expect(transcript.contentType).toBe("application/json");
  });
}

test("A transcript in a broken or unknown compression is a contract breach", async () => {
  for (const encoding of ["gzip", "br", "zstd", "gzip, gzip", "compress"]) {
    const { client } = await startTestPlatform((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end("[]"),
    );
    await expect(client.getTranscript(SESSION_ID)).rejects.toMatchObject({ path: "content-encoding" });
  }
});

test("A transcript beyond its bound is a contract breach", async () => {
  const { client } = await startTestPlatform((_, response) => response.end("x".repeat(2000)), {
    transcriptMaxBytes: 1999,
  });
  await expect(client.getTranscript(SESSION_ID)).rejects.toMatchObject({ code: "BODY_TOO_LARGE" });
});

test("Checking a key asks for as little as shows the key and its permission to be good", async () => {
  const { client, urls } = await platformAnswering({ sessions: [], total: 0, limit: 1, offset: 0 });
  expect(await client.checkKey()).toBe("ok");
  expect(urls).toEqual(["/api/v1/interview/sessions?limit=1"]);
});

test("A key without the permission is told from a working one", async () => {
  const { client } = await platformAnswering(envelope("MISSING_PERMISSION"), 403);
  await expect(client.checkKey()).rejects.toMatchObject({
    name: "PlatformAuthError",
    code: "MISSING_PERMISSION",
    retryable: false,
  });
});

test("Credits are read where they are a number, and unknown otherwise", async () => {
  for (const [body, balance] of [
    [{ balance: 12.5 }, 12.5],
    [{ credits: 0 }, 0],
    [{ plan: "gold" }, null],
  ] as const) {
    const { client, urls } = await platformAnswering(body);
    expect(await client.getCredits()).toEqual({ balance });
    expect(urls).toEqual(["/api/v1/credits"]);
  }
});

test("Rows of a list keep their order", async () => {
  const { client } = await platformAnswering({ sessions: [row(3), row(1), row(2)], total: 3 });
  const { sessions, nextCursor, total } = await client.listSessions();
  expect(sessions.map(({ id }) => id)).toEqual([row(3).id, row(1).id, row(2).id]);
  expect({ nextCursor, total }).toEqual({ nextCursor: null, total: 3 });
});
