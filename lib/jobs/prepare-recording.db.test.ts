import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { getRecordingAnalysis } from "@/lib/data/results/recording-analysis";
import { setPreparesRecordings } from "@/lib/data/results/tenant-settings";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import { recordingSpool } from "@/lib/recording/spool";
import { platformSession } from "@/testing/platform-session";
import { createOrganisation, newSpool, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { prepareRecording } from "./prepare-recording";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(() => platform.reset());
afterAll(() => platform.close());

async function scene() {
  newSpool();
  const organisation = await createOrganisation();
  const interview = await organisation.addInterview({
    sessionId: await platform.addSession({
      generatedRecording: { seconds: 60, sampleRate: 8000, channels: 1 },
    }),
  });
  await platform.reset();
  return { ...organisation, interview, job: actorForJob(organisation.tenant.id, "prepare") };
}

test("with nobody listening, the recording is read once and what was learnt of it is there", async () => {
  const { actor, interview, job } = await scene();
  expect(await prepareRecording(job, interview.id)).toBeNull();
  expect(await getRecordingAnalysis(actor, interview.id)).toMatchObject({ ok: true, durationMs: 60_000 });
  expect(await prepareRecording(job, interview.id)).toBeNull();
  expect(await platform.recordingRequests()).toBe(1);
  expect(recordingSpool().stats().listeners).toBe(0);
});

test("an organisation that turned it off has nothing read", async () => {
  const { actor, interview, job } = await scene();
  await setPreparesRecordings(actor, false);
  expect(await prepareRecording(job, interview.id)).toBeNull();
  expect(await platform.recordingRequests()).toBe(0);
});

test("a recording that is not there yet is waited for, and not for ever", async () => {
  const { addInterview, job } = await scene();
  const [late, early] = [new Date(), new Date(Date.now() - 60 * 60_000)];
  const delays = [];
  for (const completedAt of [late, early]) {
    const sessionId = await platform.addSession({ status: "active" });
    const { id } = await addInterview({ sessionId, status: "completed", completedAt });
    delays.push(await prepareRecording(job, id));
  }
  expect(delays).toEqual([60_000, null]);
});

test("what has just been completed is to be prepared, and what was long ago is not", async () => {
  const { interview, job } = await scene();
  const { connectionId } = await database().prisma.interview.findFirstOrThrow({
    where: { id: interview.id },
  });
  const now = new Date();
  const long = new Date(now.getTime() - 90 * 24 * 60 * 60_000);
  const changes = await saveSessions(job, connectionId, [
    platformSession({ status: "completed", createdAt: now, completedAt: now }),
    platformSession({ status: "completed", createdAt: long, completedAt: long }),
  ]);
  const due = await database().prisma.job.findMany({ where: { kind: "prepare", tenantId: job.tenantId } });
  expect(due.map(({ subjectId }) => subjectId)).toEqual([changes[0]?.interviewId]);
});
