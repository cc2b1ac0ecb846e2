import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { GET as visitorWaveform } from "@/app/api/review/[linkId]/interviews/[interviewId]/waveform/route";
import { GET as memberWaveform } from "@/app/api/t/[tenant]/interviews/[interviewId]/waveform/route";
import { createReviewLink } from "@/lib/data/links/link-making";
import {
  getRecordingAnalysis,
  getSpeechMap,
  saveRecordingAnalysis,
} from "@/lib/data/results/recording-analysis";
import { database } from "@/lib/db/client";
import { ANALYSIS_VERSION } from "@/lib/recording/analyse";
import { recordingSpool } from "@/lib/recording/spool";
import memberRecording from "@/pages/api/t/[tenant]/interviews/[interviewId]/recording";
import { visitLink } from "@/prisma/factories";
import { eventually } from "@/testing/eventually";
import { createOrganisation, newSpool, serveHandlers, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { requireRecording } from "./recording-request";
import { getWaveform } from "./waveform";

useTestDatabase();

/** The cookies of the request, which Next hands to routes by itself. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
}));

const SOUND = { seconds: 60, sampleRate: 8000, channels: 1 };

let platform: Awaited<ReturnType<typeof startPlatform>>;
let app: Awaited<ReturnType<typeof serveHandlers>>;

beforeAll(async () => {
  platform = await startPlatform();
  app = await serveHandlers({ "/api/t/[tenant]/interviews/[interviewId]/recording": memberRecording });
});
afterEach(() => platform.reset());
afterAll(async () => {
  app.close();
  await platform.close();
});

async function scene(sound = SOUND) {
  newSpool();
  const organisation = await createOrganisation();
  const { actor, tenant, cookie } = organisation;
  const interview = await organisation.addInterview({
    sessionId: await platform.addSession({ generatedRecording: sound }),
  });
  const { token } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const { linkId, cookie: visitorCookie } = await visitLink(token);
  await platform.reset();
  return {
    ...{ actor, interview, tenant, cookie },
    access: () => requireRecording(actor, interview.id),
    listen: () => app.get(`/api/t/${tenant.slug}/interviews/${interview.id}/recording`, { cookie }),
    visit: async (signal?: AbortSignal, asked = linkId) => {
      const [name = "", value = ""] = visitorCookie.split(/=(.*)/s);
      browser.cookies.clear();
      browser.cookies.set(name, value);
      const request = new Request("http://test/waveform", signal ? { signal } : {});
      const response = await visitorWaveform(request, {
        params: Promise.resolve({ linkId: asked, interviewId: interview.id }),
      });
      return { status: response.status, body: await response.json() };
    },
    /** As the signed-in owner, or with another Cookie header or none. */
    visitAsMember: (asked: Partial<MemberRequest> = {}) =>
      askAsMember({ tenant: tenant.slug, interviewId: interview.id, cookie, ...asked }),
  };
}

type MemberRequest = { tenant: string; interviewId: string; cookie: string };

async function askAsMember({ cookie, ...params }: MemberRequest) {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  browser.cookies.clear();
  if (value) browser.cookies.set(name, value);
  const response = await memberWaveform(new Request("http://test/waveform"), {
    params: Promise.resolve(params),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Another process, with an empty spool and the same database. */
const otherReplica = () => newSpool();

test("the waveform comes from the one download that those who listen share", async () => {
  const { visit, listen } = await scene();
  const [{ status, body }] = await Promise.all([visit(), listen(), visit()]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: "ready", durationMs: 60_000 });
  const peaks = Buffer.from(body.peaks, "base64");
  expect(Math.abs(peaks.length * body.bucketMs - 60_000)).toBeLessThanOrEqual(body.bucketMs);
  expect(Math.max(...peaks)).toBe(Math.round(255 * Math.sqrt(9000 / 32_768)));
  expect(body.speech.length).toBeGreaterThan(3);
  for (const { startMs, endMs } of body.speech) expect(endMs).toBeGreaterThan(startMs);
  expect(await platform.recordingRequests()).toBe(1);
});

test("a member sees the same waveform as the holder of a link, and no cache keeps it", async () => {
  const { visit, visitAsMember } = await scene();
  const { status, headers, body } = await visitAsMember();
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(body).toMatchObject({ state: "ready", durationMs: 60_000 });
  expect((await visit()).body).toEqual(body);
  expect(await platform.recordingRequests()).toBe(1);
});

test("whoever is signed out, a stranger to the organisation or its interview sees no waveform", async () => {
  const { visitAsMember } = await scene();
  const other = await createOrganisation();
  const theirs = await other.addInterview({ sessionId: await platform.addSession({}) });
  await visitAsMember();
  expect(await visitAsMember({ cookie: "" })).toMatchObject({ status: 401 });
  expect(await visitAsMember({ cookie: "debrief.session=made-up" })).toMatchObject({ status: 401 });
  const refusals = [
    { cookie: other.cookie },
    { tenant: other.tenant.slug },
    { interviewId: theirs.id },
    { interviewId: "not-an-id" },
  ];
  for (const asked of refusals) {
    const { status, body } = await visitAsMember(asked);
    expect([asked, status, body.state, body.error.code]).toEqual([asked, 404, undefined, "NOT_FOUND"]);
  }
});

test("what one replica learnt, another reads without a download, also where it was learnt by playing only", async () => {
  const { visit, listen, actor, interview } = await scene();
  await listen();
  await eventually(async () => expect(await getSpeechMap(actor, interview.id)).not.toBeNull());
  otherReplica();
  expect((await visit()).body.state).toBe("ready");
  expect(await getSpeechMap(actor, interview.id)).toMatchObject({ durationMs: 60_000 });
  expect(await platform.recordingRequests()).toBe(1);
});

test("a recording that is not WAV plays, and is not downloaded again to say that there is no waveform", async () => {
  const { visit, listen, interview, actor } = await scene();
  await platform.order({ body: "ID3 not a WAV", contentType: "audio/mpeg" });
  expect((await listen()).body.toString()).toBe("ID3 not a WAV");
  expect((await visit()).body).toEqual({ state: "unavailable", reason: "not_wav" });
  otherReplica();
  expect((await visit()).body).toEqual({ state: "unavailable", reason: "not_wav" });
  expect(await getSpeechMap(actor, interview.id)).toBeNull();
  expect(await platform.recordingRequests()).toBe(1);
});

test("a session that was run again is analysed again, and so is all when the analysis has changed", async () => {
  const { visit, actor, interview } = await scene();
  await visit();
  await database().prisma.interview.updateMany({
    where: { id: interview.id },
    data: { completedAt: new Date("2026-11-02") },
  });
  expect(await getRecordingAnalysis(actor, interview.id)).toBeNull();
  expect((await visit()).body.state).toBe("ready");
  expect(await platform.recordingRequests()).toBe(2);
  await database().prisma.recordingAnalysis.updateMany({ data: { version: ANALYSIS_VERSION - 1 } });
  expect(await getRecordingAnalysis(actor, interview.id)).toBeNull();
  otherReplica();
  expect((await visit()).body.state).toBe("ready");
});

test("a recording that is in the spool is analysed from there when nothing was kept of it", async () => {
  const { visit, listen } = await scene();
  await listen();
  await eventually(async () => expect(await database().prisma.recordingAnalysis.count()).toBeGreaterThan(0));
  await database().prisma.recordingAnalysis.deleteMany();
  expect((await visit()).body.state).toBe("ready");
  expect(await platform.recordingRequests()).toBe(1);
});

test("a page that is closed, or has waited long enough, is a listener no more", async () => {
  const { visit, access } = await scene();
  await platform.order({ delayMs: 60_000 });
  const closing = new AbortController();
  const closed = visit(closing.signal);
  await eventually(() => expect(recordingSpool().stats().listeners).toBe(1));
  closing.abort();
  await closed;
  expect(recordingSpool().stats().listeners).toBe(0);
  expect(await getWaveform(await access(), new AbortController().signal, 50)).toEqual({ state: "pending" });
  expect(recordingSpool().stats().listeners).toBe(0);
  await eventually(() => expect(recordingSpool().stats().downloads).toBe(0));
});

test("where there is no room to keep a recording, nobody waits for its waveform", async () => {
  const { visit } = await scene();
  newSpool({ maxBytes: 1000 });
  expect((await visit()).body).toEqual({ state: "unavailable", reason: "no_room" });
});

test("the platform's refusals, cuts and stray tokens are answered as errors that say what to do", async () => {
  const { visit } = await scene();
  await platform.order({ status: 409, code: "ARTIFACT_NOT_READY", details: { status: "active" } });
  expect(await visit()).toMatchObject({ status: 409, body: { error: { code: "ARTIFACT_NOT_READY" } } });
  await platform.reset();
  await platform.order({ cutAfterBytes: 1000 });
  expect(await visit()).toMatchObject({ status: 502, body: { error: { code: "PLATFORM_UNAVAILABLE" } } });
  await platform.reset();
  expect(await visit(undefined, "x".repeat(43))).toMatchObject({ status: 404 });
  expect((await visit()).body.state).toBe("ready");
});

test("what was learnt goes with the interview, and is not kept for one that is gone", async () => {
  const { visit, actor, access, interview } = await scene();
  await visit();
  const { source } = await access();
  await database().prisma.interview.deleteMany({ where: { id: interview.id } });
  await saveRecordingAnalysis(actor, source, { ok: false, version: ANALYSIS_VERSION, reason: "failed" });
  const left = { where: { interviewId: interview.id } };
  expect(await database().prisma.recordingAnalysis.count(left)).toBe(0);
});
