import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { crowdKey, SANDBOX_KEYS } from "./clients";
import { seedRecordingPath } from "./recordings";
import { type SandboxOptions, startSandbox } from "./server";

const COMPLETED = "a1000000-0000-4000-8000-000000000001";
const ADVANCING = "a1000000-0000-4000-8000-000000000013";
const FOREIGN = "b2000000-0000-4000-8000-000000000001";

async function start(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const call = (path: string, init: RequestInit = {}, key: string | null = SANDBOX_KEYS.acme) =>
    fetch(`${sandbox.url}/api/v1${path}`, {
      ...init,
      headers: { ...(key ? { "X-API-Key": key } : {}), ...init.headers },
    });
  const json = async (path: string, init?: RequestInit) => (await call(path, init)).json();
  const admin = (method: string, path: string, body?: unknown) =>
    fetch(`${sandbox.url}/__sandbox/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { call, json, admin };
}

async function refusalOf(answer: Response) {
  const { error } = await answer.json();
  return {
    status: answer.status,
    code: error.code,
    hasRequestId: "requestId" in error,
    details: error.details,
  };
}

test("health needs no key, everything else does", async () => {
  const { call } = await start();
  expect((await call("/health", {}, null)).status).toBe(200);
  const missing = await refusalOf(await call("/interview/sessions", {}, null));
  expect(missing).toMatchObject({ status: 401, code: "INVALID_API_KEY", hasRequestId: false });
  expect((await call("/interview/sessions", {}, "zh_api_wrong")).status).toBe(401);
});

test("another client's session is refused, an unknown one is not found, a malformed id is invalid", async () => {
  const { call } = await start();
  expect(await refusalOf(await call(`/interview/sessions/${FOREIGN}`))).toMatchObject({
    status: 403,
    hasRequestId: true,
  });
  const unknown = "/interview/sessions/a1000000-0000-4000-8000-00000000ffff";
  expect(await refusalOf(await call(unknown))).toMatchObject({ status: 404, code: "SESSION_NOT_FOUND" });
  expect(await refusalOf(await call("/interview/sessions/7"))).toMatchObject({
    status: 400,
    code: "INVALID_INPUT",
  });
});

test("before completion both results are ARTIFACT_NOT_READY with the session's status", async () => {
  const { call } = await start();
  for (const result of ["recording", "transcript"])
    expect(await refusalOf(await call(`/interview/sessions/${ADVANCING}/${result}`))).toMatchObject({
      status: 409,
      code: "ARTIFACT_NOT_READY",
      details: { status: "initiated" },
    });
});

test("a recording is sent whole, whatever range is asked for", async () => {
  const { call } = await start();
  const answer = await call(`/interview/sessions/${COMPLETED}/recording`, {
    headers: { Range: "bytes=10-20" },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("audio/wav");
  const file = readFileSync(seedRecordingPath("store-manager-en.wav"));
  expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
});

test("ranges, chunked bodies and other statuses can be switched on", async () => {
  const { call, admin } = await start();
  await admin("PUT", "settings", { range: true, contentLength: false, notReadyStatus: 425 });
  const part = await call(`/interview/sessions/${COMPLETED}/recording`, {
    headers: { Range: "bytes=10-19" },
  });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-length")).toBeNull();
  expect((await part.arrayBuffer()).byteLength).toBe(10);
  expect((await call(`/interview/sessions/${ADVANCING}/transcript`)).status).toBe(425);
  expect((await admin("PUT", "settings", { nonsense: 1 })).status).toBe(400);
});

test("a session goes from initiated over active to completed as time passes", async () => {
  let nowMs = Date.parse("2026-01-01T10:00:00Z");
  const { json } = await start({ now: () => nowMs });
  const statusNow = async () => (await json(`/interview/sessions/${ADVANCING}`)).status;
  expect(await statusNow()).toBe("initiated");
  nowMs += 31_000;
  expect(await statusNow()).toBe("active");
  nowMs += 60_000;
  const done = await json(`/interview/sessions/${ADVANCING}`);
  expect(done).toMatchObject({
    status: "completed",
    completed_at: "2026-01-01T10:01:30.000Z",
    duration_sec: 88,
  });
  expect(done.recording_s3_key).not.toBeNull();
});

test.each([
  ["offset", (at: number) => `limit=5&offset=${at}`],
  ["page", (at: number) => `per_page=5&page=${at / 5 + 1}`],
])("paging by %s gives every session once, newest first", async (paging, query) => {
  const { json, admin } = await start();
  await admin("PUT", "settings", { paging });
  const rows = [];
  for (let at = 0; at < 20; at += 5) rows.push(...(await json(`/interview/sessions?${query(at)}`)).sessions);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(17);
  const created = rows.map(({ created_at }) => created_at);
  expect(created).toEqual(created.toSorted().reverse());
});

test("a cursor leads through all pages", async () => {
  const { json, admin } = await start();
  await admin("PUT", "settings", { paging: "cursor", arrayName: "data", total: false });
  const ids = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { data: { id: string }[]; next_cursor: string | null } = await json(
      `/interview/sessions?limit=7&cursor=${cursor}`,
    );
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  expect(new Set(ids).size).toBe(17);
});

test("filters by status, tag, reference and metadata", async () => {
  const { json } = await start();
  const ids = async (query: string) =>
    (await json(`/interview/sessions?limit=100&${query}`)).sessions.map(
      ({ candidate_ref }: { candidate_ref: string }) => candidate_ref,
    );
  expect(await ids("tag=leeds")).toEqual(["cand-1042"]);
  expect(await ids("metadata[department]=Logistics")).toEqual(["cand-1043"]);
  expect(await ids("candidate_ref=cand-1045")).toEqual(["cand-1045"]);
  expect(await ids("status=failed")).toEqual(["cand-1057"]);
});

test("a hundred thousand further sessions can be listed to the last", async () => {
  const { json } = await start({ extraSessions: 100_000 });
  const last = await json("/interview/sessions?limit=100&offset=100000");
  expect(last).toMatchObject({ total: 100_017 });
  expect(last.sessions).toHaveLength(17);
  const { id } = last.sessions[0];
  expect(await json(`/interview/sessions/${id}`)).toMatchObject({ id });
});

test("a created session is cut to the documented limits and starts by itself", async () => {
  let nowMs = Date.parse("2026-01-01T10:00:00Z");
  const { call, json } = await start({ now: () => nowMs });
  const post = (path: string, body: unknown) => call(path, { method: "POST", body: JSON.stringify(body) });
  const persona = await (await post("/interview/personas", { role_name: "Cook", language: "fr" })).json();
  const path = `/interview/personas/${persona.id}/sessions`;
  const created = await post(path, { consent_mode: "integrator", candidate_ref: "x".repeat(300) });
  expect(created.status).toBe(201);
  const { session_id, candidate_link, expires_in } = await created.json();
  expect(candidate_link).toMatch(/^https:\/\/interview\.zenhire\.ai\/#t=/);
  expect(expires_in).toBe(604_800);
  nowMs += 80_000;
  expect(await json(`/interview/sessions/${session_id}`)).toMatchObject({
    status: "completed",
    candidate_ref: "x".repeat(256),
    persona: { role_name: "Cook", language: "fr" },
  });
  const tooMany = { consent_mode: "integrator", tags: Array.from({ length: 21 }, (_, index) => `t${index}`) };
  expect((await post(path, tooMany)).status).toBe(400);
  expect((await post(path, { consent_mode: "integrator", metadata: { ["k".repeat(41)]: 1 } })).status).toBe(
    400,
  );
  expect((await call("/interview/personas", { method: "DELETE" })).status).toBe(405);
});

test("a fault befalls as many requests as ordered", async () => {
  const { call, admin } = await start();
  await admin("POST", "faults", {
    endpoint: "list",
    status: 429,
    code: "RATE_LIMIT_EXCEEDED",
    retryAfterSeconds: 7,
    times: 1,
  });
  const refused = await call("/interview/sessions");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("7");
  expect((await refused.json()).error.retryAfterSeconds).toBe(7);
  expect((await call("/interview/sessions")).status).toBe(200);
});

test("a recording can be cut, mistyped and made to warm up", async () => {
  const { call, admin } = await start();
  const path = `/interview/sessions/${COMPLETED}/recording`;
  await admin("POST", "faults", { endpoint: "recording", cutAfterBytes: 100_000, times: 1 });
  await expect((await call(path)).arrayBuffer()).rejects.toThrow();
  await admin("POST", "faults", { endpoint: "recording", contentType: "text/html", times: 1 });
  expect((await call(path)).headers.get("content-type")).toBe("text/html");
  await admin("POST", "faults", { endpoint: "recording", warmUp: true, times: 1 });
  expect(await refusalOf(await call(path))).toMatchObject({ status: 503 });
  await admin("POST", "faults", { endpoint: "transcript", malformedJson: true, times: 1 });
  const broken = await (await call(`/interview/sessions/${COMPLETED}/transcript`)).text();
  expect(() => JSON.parse(broken)).toThrow();
});

test("what was asked is counted, and the key is not kept", async () => {
  const { call, admin } = await start();
  await (await call("/interview/sessions?limit=1")).arrayBuffer();
  const report = await (await admin("GET", "requests")).text();
  expect(JSON.parse(report).counts).toEqual({ list: 1 });
  expect(report).not.toContain(SANDBOX_KEYS.acme);
});

test("a client over its rate waits for the minute to pass", async () => {
  let nowMs = Date.parse("2026-01-01T10:00:00Z");
  const { call, admin } = await start({ now: () => nowMs });
  await admin("PUT", "settings", { rateLimitPerMinute: 2 });
  expect([(await call("/credits")).status, (await call("/credits")).status]).toEqual([200, 200]);
  expect(await refusalOf(await call("/credits"))).toMatchObject({ status: 429, code: "RATE_LIMIT_EXCEEDED" });
  nowMs += 60_001;
  expect((await call("/credits")).status).toBe(200);
});

test("a crowd of clients has sessions that end by themselves, each client with its own key", async () => {
  let nowMs = Date.parse("2026-01-01T10:00:00Z");
  const { call, admin } = await start({ seed: [], now: () => nowMs });
  await admin("POST", "crowd", { clients: 2, each: 4, invitedShare: 0.25, endsAfterSec: [10, 20] });
  const statuses = async (key: string) => {
    const { sessions } = await (await call("/interview/sessions", {}, key)).json();
    return sessions.map((session: { status: string }) => session.status).sort();
  };
  expect(await statuses(crowdKey(1))).toEqual(["active", "active", "active", "initiated"]);
  nowMs += 21_000;
  expect(await statuses(crowdKey(0))).toEqual(["completed", "completed", "completed", "initiated"]);
  expect(await statuses(crowdKey(2))).toEqual([]);
  expect((await call("/interview/sessions", {}, crowdKey(2).replace("2", "x"))).status).toBe(401);
});

test("pages can leave rows out or repeat them, and answers can tell what is left of the rate", async () => {
  const { admin, call } = await start();
  const idsOf = async (offset: number) => {
    const answer = await call(`/interview/sessions?limit=4&offset=${offset}`);
    const { sessions } = await answer.json();
    return {
      ids: sessions.map(({ id }: { id: string }) => id),
      left: answer.headers.get("x-ratelimit-remaining"),
    };
  };
  const [first, second] = [await idsOf(0), await idsOf(4)];
  await admin("PUT", "settings", { pageShift: -1, rateLimitHeaders: true, rateLimitPerMinute: 100 });
  const shifted = await idsOf(4);
  expect(shifted.ids).toEqual([first.ids[3], ...second.ids.slice(0, 3)]);
  expect(shifted.left).toBe("97");
});

test("a fault can befall one client, and a session can be forgotten", async () => {
  const { call, admin } = await start();
  await admin("POST", "faults", { endpoint: "all", client: "globex", status: 500 });
  expect((await call("/credits")).status).toBe(200);
  expect((await call("/credits", {}, SANDBOX_KEYS.globex)).status).toBe(500);
  await admin("DELETE", `sessions/${COMPLETED}`);
  expect((await call(`/interview/sessions/${COMPLETED}`)).status).toBe(404);
});
