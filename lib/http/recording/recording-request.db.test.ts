/** The recording as a browser or a program gets it: real handlers, client, spool, database, and the sandbox over HTTP. */
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { setTenantEnabled } from "@/lib/data/installation/installation-tenants";
import { revokeReviewLinks } from "@/lib/data/links/link-changes";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createApiToken } from "@/lib/data/people/api-tokens";
import { setConnectionEnabled } from "@/lib/data/platform/connections";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { assignReviewers, unassignReviewer } from "@/lib/data/reviews/assignments";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { publish } from "@/lib/events/bus";
import { RECHECK_MS } from "@/lib/http/access-watch";
import { DEFAULT_SETTINGS } from "@/lib/platform/settings";
import { openRecordingSpool } from "@/lib/recording/open-spool";
import linkRecording from "@/pages/api/review/[linkId]/interviews/[interviewId]/recording";
import memberRecording from "@/pages/api/t/[tenant]/interviews/[interviewId]/recording";
import resultsRecording from "@/pages/api/v1/interview/sessions/[sessionId]/recording";
import { createMember, createOperator, createTenant, visitLink } from "@/prisma/factories";
import { generatedWavBytes, generatedWavSize } from "@/sandbox/generated-wav";
import { eventually } from "@/testing/eventually";
import {
  createOrganisation,
  newSpool,
  serveHandlers,
  signIn,
  startPlatform,
} from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

const SOUND = { seconds: 60, sampleRate: 8000, channels: 1 };
const SIZE = generatedWavSize(SOUND);
const WAV = Buffer.concat([...generatedWavBytes(SOUND, 0, SIZE - 1)]);
/** Too much for the buffers between a listener who does not read and the spool. */
const LONG_SOUND = { seconds: 1200, sampleRate: 8000, channels: 2 };

let platform: Awaited<ReturnType<typeof startPlatform>>;
let app: Awaited<ReturnType<typeof serveHandlers>>;

beforeAll(async () => {
  platform = await startPlatform();
  // Faults are waited out, but not at the pace of a real platform.
  Object.assign(DEFAULT_SETTINGS, { headersTimeoutMs: 2_000, sleep: async () => {} });
  app = await serveHandlers({
    "/api/t/[tenant]/interviews/[interviewId]/recording": memberRecording,
    "/api/review/[linkId]/interviews/[interviewId]/recording": linkRecording,
    "/api/v1/interview/sessions/[sessionId]/recording": resultsRecording,
  });
});
afterEach(() => platform.reset());
afterAll(async () => {
  app.close();
  await platform.close();
});

/** A signed-in owner and an interview whose recording the sandbox holds. */
async function scene(sound = SOUND) {
  const spool = newSpool();
  const organisation = await createOrganisation();
  const sessionId = await platform.addSession({ generatedRecording: sound });
  const interview = await organisation.addInterview({ sessionId, candidateName: "Zoë Ångström" });
  await platform.reset();
  const target = `/api/t/${organisation.tenant.slug}/interviews/${interview.id}/recording`;
  const { cookie } = organisation;
  return { ...organisation, spool, sessionId, interview, target, headers: { cookie } };
}

function codeOf({ body }: { body: Buffer }): unknown {
  return JSON.parse(body.toString()).error.code;
}

test("a member, a program and the holder of a link hear the same bytes from one download", async () => {
  const { actor, interview, sessionId, target, headers } = await scene();
  const { token } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const visit = await visitLink(token);
  const visitorTarget = `/api/review/${visit.linkId}/interviews/${interview.id}/recording`;
  const apiKey = await createApiToken(actor, "test");
  const replies = await Promise.all([
    app.get(target, headers),
    app.get(visitorTarget, { cookie: visit.cookie }),
    app.get(`/api/v1/interview/sessions/${sessionId}/recording`, { "x-api-key": apiKey }),
    app.get(`/api/v1/interview/sessions/${sessionId}/recording`, headers),
  ]);
  for (const { status, body, headers: sent } of replies) {
    expect([status, sent["content-length"], sent["content-type"]]).toEqual([200, String(SIZE), "audio/wav"]);
    expect(body.equals(WAV)).toBe(true);
    expect(sent.etag).toBe(replies[0]?.headers.etag);
  }
  expect(await platform.recordingRequests()).toBe(1);
});

test("a range at 90 % is answered although the platform knows no ranges", async () => {
  const { target, headers } = await scene();
  const first = Math.floor(SIZE * 0.9);
  const part = await app.get(target, { ...headers, range: `bytes=${first}-` });
  expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes ${first}-${SIZE - 1}/${SIZE}`]);
  expect(part.body.equals(WAV.subarray(first))).toBe(true);
  const head = await app.get(target, headers, "HEAD");
  expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, String(SIZE), 0]);
  expect((await app.get(target, headers, "POST")).status).toBe(405);
  expect(await platform.recordingRequests()).toBe(1);
});

test("a download is named after candidate and role", async () => {
  const { target, headers } = await scene();
  const { headers: sent } = await app.get(`${target}?download`, headers, "HEAD");
  expect(sent["content-disposition"]).toBe(
    `attachment; filename="Zoe Angstrom.wav"; filename*=UTF-8''Zo%C3%AB%20%C3%85ngstr%C3%B6m.wav`,
  );
});

test("whoever may not hear it learns nothing, also when it is in the spool already", async () => {
  const { tenant, interview, sessionId, target, headers } = await scene();
  await app.get(target, headers);
  const outsider = await createMember(await createTenant());
  const theirs = { cookie: await signIn(outsider.userId) };
  const apiKey = await createApiToken(outsider.actor, "test");
  const results = `/api/v1/interview/sessions/${sessionId}/recording`;
  const refusals = [
    [await app.get(target), 401, "UNAUTHENTICATED"],
    [await app.get(target, { cookie: `${headers.cookie}x` }), 401, "UNAUTHENTICATED"],
    [await app.get(target, theirs), 404, "NOT_FOUND"],
    [await app.get(`/api/review/${interview.id}/interviews/${interview.id}/recording`), 404, "NOT_FOUND"],
    [await app.get(`/api/t/${tenant.slug}/interviews/not-an-id/recording`, headers), 404, "NOT_FOUND"],
    [await app.get(`/api/t/${tenant.slug}/interviews/${sessionId}/recording`, headers), 404, "NOT_FOUND"],
    [await app.get(`/api/t/nobody/interviews/${interview.id}/recording`, headers), 404, "NOT_FOUND"],
    [await app.get(results), 401, "UNAUTHENTICATED"],
    [await app.get(results, { "x-api-key": "wrong" }), 401, "UNAUTHENTICATED"],
    [await app.get(results, { "x-api-key": apiKey }), 502, "PLATFORM_KEY_MISSING"],
  ] as const;
  for (const [reply, status, code] of refusals) expect([reply.status, codeOf(reply)]).toEqual([status, code]);
  expect(await platform.recordingRequests()).toBe(1);
});

test("a token that asks too often is told when to go on, and nobody else is held up by it", async () => {
  const { sessionId, target, headers, actor } = await scene();
  const configured = env().API_REQUESTS_PER_MINUTE;
  Object.assign(env(), { API_REQUESTS_PER_MINUTE: 2 });
  onTestFinished(() => void Object.assign(env(), { API_REQUESTS_PER_MINUTE: configured }));
  const results = `/api/v1/interview/sessions/${sessionId}/recording`;
  const [busy, calm] = [await createApiToken(actor, "busy"), await createApiToken(actor, "calm")];
  const ask = (apiKey: string) => app.get(results, { "x-api-key": apiKey, range: "bytes=0-9" });
  expect([(await ask(busy)).status, (await ask(busy)).status]).toEqual([206, 206]);
  const refused = await ask(busy);
  expect([refused.status, codeOf(refused)]).toEqual([429, "RATE_LIMIT_EXCEEDED"]);
  const waitS = Number(refused.headers["retry-after"]);
  expect(waitS > 0 && waitS <= 60).toBe(true);
  expect((await ask(calm)).status).toBe(206);
  for (const one of [target, results, target]) expect((await app.get(one, headers)).status).toBe(200);
});

test("signing out, losing the account and an old login each end the access at the next request", async () => {
  const endings = [
    { login: { revokedAt: new Date() } },
    { login: { expiresAt: new Date(Date.now() - 1000) } },
    { user: { disabledAt: new Date() } },
  ];
  for (const { login, user } of endings) {
    const { userId, target, headers } = await scene();
    expect((await app.get(target, headers)).status).toBe(200);
    await database().prisma.login.updateMany({ where: { userId }, data: login ?? {} });
    await database().prisma.user.updateMany({ where: { id: userId }, data: user ?? {} });
    const { status } = await app.get(target, { ...headers, range: "bytes=0-9" });
    expect(status).toBe(401);
  }
});

test("a login that was not seen for a while is good, and seen then", async () => {
  const { userId, target, headers } = await scene();
  const longAgo = new Date(Date.now() - 60 * 60_000);
  await database().prisma.login.updateMany({ where: { userId }, data: { lastSeenAt: longAgo } });
  expect((await app.get(target, headers, "HEAD")).status).toBe(200);
  const login = await database().prisma.login.findFirst({ where: { userId } });
  expect(login?.lastSeenAt.getTime()).toBeGreaterThan(longAgo.getTime());
});

test("access that is taken away is gone at the next request, and ends what is running", async () => {
  const { actor, userId, interview, sessionId, target, headers, spool } = await scene(LONG_SOUND);
  const { token, link } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const visit = await visitLink(token);
  const visitorTarget = `/api/review/${visit.linkId}/interviews/${interview.id}/recording`;
  const apiKey = await createApiToken(actor, "test");
  const other = await createMember({ id: actor.tenantId, slug: actor.tenant.slug }, "reviewer");
  const staying = { cookie: await signIn(other.userId) };
  const asked = await createMember({ id: actor.tenantId, slug: actor.tenant.slug }, "reviewer");
  const reviewerIds = [other.userId, asked.userId];
  await assignReviewers(actor, { interviewIds: [interview.id], reviewerIds, dueAt: null });
  await setLimitsReviewers(actor, true);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const leaving: [string, Record<string, string>, () => Promise<unknown>][] = [
    [visitorTarget, { cookie: visit.cookie }, () => revokeReviewLinks(actor, [link.id])],
    [
      `/api/v1/interview/sessions/${sessionId}/recording`,
      { "x-api-key": apiKey },
      () => database().prisma.apiToken.updateMany({ data: { revokedAt: new Date() } }),
    ],
    [
      target,
      { cookie: await signIn(asked.userId) },
      () => unassignReviewer(actor, interview.id, asked.userId),
    ],
    [target, headers, () => database().prisma.membership.deleteMany({ where: { userId } })],
  ];
  const stays = await app.listen(target, staying);
  for (const [place, given, takeAway] of leaving) {
    const running = await app.listen(place, given);
    expect(running.statusCode).toBe(200);
    await takeAway();
    const heard = app.get(place, { ...given, range: "bytes=0-9" });
    expect([401, 404]).toContain((await heard).status);
    await vi.advanceTimersByTimeAsync(RECHECK_MS);
    await expect(drain(running)).rejects.toThrow("aborted");
  }
  expect(await drain(stays)).toBe(generatedWavSize(LONG_SOUND));
  await eventually(() => expect(spool.stats().listeners).toBe(0));
});

test("when the operator disables an organisation, nobody of it is let in and what runs ends", async () => {
  const { actor, tenant, interview, sessionId, target, headers, spool } = await scene(LONG_SOUND);
  await openRecordingSpool();
  const { token } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const visit = await visitLink(token);
  const places: [string, Record<string, string>, number][] = [
    [target, headers, 404],
    [`/api/review/${visit.linkId}/interviews/${interview.id}/recording`, { cookie: visit.cookie }, 404],
    [
      `/api/v1/interview/sessions/${sessionId}/recording`,
      { "x-api-key": await createApiToken(actor, "test") },
      401,
    ],
  ];
  const running = await Promise.all(places.map(([place, given]) => app.listen(place, given)));
  expect(running.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  const operator = await createOperator();
  await setTenantEnabled(operator, tenant.id, false);
  for (const one of running) await expect(drain(one)).rejects.toThrow("aborted");
  for (const [place, given, status] of places) expect((await app.get(place, given)).status).toBe(status);
  await eventually(() => expect(spool.stats()).toMatchObject({ recordings: 0, listeners: 0 }));
  await setTenantEnabled(operator, tenant.id, true);
  for (const [place, given] of places) expect((await app.get(place, given, "HEAD")).status).toBe(200);
});

test("a disabled connection and a refused key empty the spool of that organisation only", async () => {
  const mine = await scene(LONG_SOUND);
  const { spool } = mine;
  await openRecordingSpool();
  const theirs = await createOrganisation();
  const theirInterview = await theirs.addInterview({ sessionId: mine.sessionId });
  const theirTarget = `/api/t/${theirs.tenant.slug}/interviews/${theirInterview.id}/recording`;
  await app.get(theirTarget, { cookie: theirs.cookie });
  const takings = [
    () => setConnectionEnabled(mine.actor, mine.connectionId, false),
    () => publish(mine.actor, { type: "access", sessionId: mine.sessionId }),
  ];
  for (const takeAway of takings) {
    const running = await app.listen(mine.target, mine.headers);
    await takeAway();
    await expect(drain(running)).rejects.toThrow("aborted");
    await eventually(() => expect(spool.stats()).toMatchObject({ recordings: 1, listeners: 0 }));
    await setConnectionEnabled(mine.actor, mine.connectionId, true);
  }
  await app.get(mine.target, mine.headers);
  await platform.set({ refusedClients: ["acme"] });
  const second = await mine.addInterview({ sessionId: await platform.addSession({}) });
  const refused = await app.get(mine.target.replace(mine.interview.id, second.id), mine.headers);
  expect([refused.status, codeOf(refused)]).toEqual([502, "PLATFORM_KEY_REJECTED"]);
  await eventually(() => expect(spool.stats().recordings).toBe(1));
  expect((await app.get(theirTarget, { cookie: theirs.cookie })).status).toBe(200);
});

const REFUSALS: [fault: object, status: number, code: string][] = [
  [{ status: 401 }, 502, "PLATFORM_KEY_REJECTED"],
  [{ status: 403, code: "MISSING_PERMISSION" }, 502, "PLATFORM_KEY_REJECTED"],
  [{ status: 403, code: "FORBIDDEN" }, 403, "FORBIDDEN"],
  [{ status: 404, code: "SESSION_NOT_FOUND" }, 404, "SESSION_NOT_FOUND"],
  [{ status: 410, code: "GONE" }, 404, "SESSION_NOT_FOUND"],
  [{ status: 409, code: "ARTIFACT_NOT_READY", details: { status: "active" } }, 409, "ARTIFACT_NOT_READY"],
  [{ status: 429, code: "RATE_LIMIT_EXCEEDED", retryAfterSeconds: 40 }, 502, "PLATFORM_UNAVAILABLE"],
  [{ status: 500, message: "zh_api_secret" }, 502, "PLATFORM_UNAVAILABLE"],
  [{ status: 502 }, 502, "PLATFORM_UNAVAILABLE"],
  [{ warmUp: true, retryAfterSeconds: 40 }, 502, "PLATFORM_UNAVAILABLE"],
  [{ hang: true }, 502, "PLATFORM_UNAVAILABLE"],
  [{ redirectTo: "http://127.0.0.1:9/elsewhere" }, 502, "PLATFORM_UNAVAILABLE"],
  [{ body: "upstream error", contentType: "audio/x-error-page/1" }, 502, "PLATFORM_UNAVAILABLE"],
  [{ body: '{"message":"gone"}', contentType: "application/json" }, 502, "PLATFORM_UNAVAILABLE"],
  [{ malformedJson: true }, 502, "PLATFORM_UNAVAILABLE"],
  [{ body: "<h1>Sign in</h1>", contentType: "text/html" }, 502, "PLATFORM_UNAVAILABLE"],
];

test.each(REFUSALS)(
  "the platform's %j is answered %i %s, and forgotten when it has passed",
  async (fault, status, code) => {
    const { target, headers } = await scene();
    await platform.order(fault);
    const reply = await app.get(target, { ...headers, range: "bytes=5-9" });
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(reply.body.toString()).not.toContain("zh_api_");
    expect(reply.headers["content-disposition"]).toBeUndefined();
    if ("retryAfterSeconds" in fault) expect(reply.headers["retry-after"]).toBe("40");
    await platform.reset();
    expect((await app.get(target, headers)).body.equals(WAV)).toBe(true);
  },
);

test.each([{ contentType: "text/html" }, { contentType: "application/json" }, { contentType: "" }])(
  "a recording is heard whatever the platform calls it: %j",
  async (fault) => {
    const { target, headers } = await scene();
    await platform.order(fault);
    const reply = await app.get(target, headers);
    expect(reply.body.equals(WAV)).toBe(true);
    expect(reply.headers["content-type"]).toBe("audio/wav");
  },
);

test.each([
  [{ redirectTo: "http://127.0.0.1:9/elsewhere" }, "not-a-recording"],
  [{ body: "<h1>Sign in</h1>", contentType: "text/html" }, "not-a-recording"],
  [{ body: "", status: 204, contentType: "audio/wav" }, "not-a-recording"],
  [{ status: 502 }, undefined],
  [{ status: 409, code: "ARTIFACT_NOT_READY" }, undefined],
])("what will never play says so to the player: %j", async (fault, problem) => {
  const { target, headers } = await scene();
  await platform.order(fault);
  expect((await app.get(target, headers)).headers["x-recording-problem"]).toBe(problem);
});

const PASSING: [what: string, faults: object[]][] = [
  ["a delay", [{ delayMs: 300, times: 1 }]],
  ["one refusal for the rate", [{ status: 429, retryAfterSeconds: 1, times: 1 }]],
  ["a warm-up", [{ warmUp: true, times: 2 }]],
  [
    "a gateway that fails twice",
    [
      { status: 502, times: 1 },
      { status: 504, times: 1 },
    ],
  ],
  ["a request that hangs", [{ hang: true, times: 1 }]],
  ["a cut before the first byte", [{ cutAfterBytes: 0, times: 1 }]],
  ["a cut in the header of the file", [{ cutAfterBytes: 20, times: 1 }]],
  [
    "three cuts, each further on",
    [100_000, 300_000, 600_000].map((cutAfterBytes) => ({ cutAfterBytes, times: 1 })),
  ],
  [
    "a cut, then a refusal",
    [
      { cutAfterBytes: 400_000, times: 1 },
      { status: 503, times: 1 },
    ],
  ],
];
const KINDS = [
  { range: false, contentLength: true, etag: false },
  { range: true, contentLength: true, etag: true },
  { range: false, contentLength: false, etag: false },
];

test.each(PASSING)("%s goes unheard, whatever kind of server the platform is", async (_, faults) => {
  for (const kind of KINDS) {
    const { target, headers } = await scene();
    await platform.set(kind);
    for (const fault of faults) await platform.order(fault);
    expect((await app.get(target, headers)).body.equals(WAV)).toBe(true);
  }
});

test("a platform that always cuts breaks the connection, and never shortens the answer", async () => {
  for (const kind of KINDS) {
    const { target, headers } = await scene();
    await platform.set(kind);
    await platform.order({ cutAfterBytes: 400_000 });
    // Where ranges work, each connection brings something new.
    if (kind.range) expect((await app.get(target, headers)).body.equals(WAV)).toBe(true);
    else await expect(app.get(target, headers)).rejects.toThrow("aborted");
  }
});

test.each(["audio/x-wav", "application/octet-stream", "audio/mpeg"])(
  "a recording that the platform calls %s is served as what it may be",
  async (recordingType) => {
    const { target, headers } = await scene();
    await platform.set({ recordingType });
    const { headers: sent, body } = await app.get(target, headers);
    const isUnnamed = recordingType === "application/octet-stream";
    expect(sent["content-type"]).toBe(isUnnamed ? "audio/wav" : recordingType);
    expect(body.equals(WAV)).toBe(true);
  },
);

test.each([400, 404, 409, 425, 202])(
  "no recording yet, told by %i, is told as such",
  async (notReadyStatus) => {
    const { target, headers, addInterview, interview } = await scene();
    const { id } = await addInterview({ sessionId: await platform.addSession({ status: "active" }) });
    await platform.set({ notReadyStatus });
    const reply = await app.get(target.replace(interview.id, id), headers);
    expect([reply.status, codeOf(reply)]).toEqual([409, "ARTIFACT_NOT_READY"]);
    expect(JSON.parse(reply.body.toString()).error.details).toEqual({ status: "active" });
  },
);

test("results past their retention are not found", async () => {
  const { target, headers } = await scene();
  await platform.set({ gone: true });
  expect((await app.get(target, headers)).status).toBe(404);
});

async function drain(reply: AsyncIterable<Buffer>): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of reply) sizeBytes += chunk.length;
  return sizeBytes;
}
