import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "@/lib/data/audit/audit-log";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createApiToken } from "@/lib/data/people/api-tokens";
import visitorRecording from "@/pages/api/review/[linkId]/interviews/[interviewId]/recording";
import memberRecording from "@/pages/api/t/[tenant]/interviews/[interviewId]/recording";
import tokenRecording from "@/pages/api/v1/interview/sessions/[sessionId]/recording";
import { visitLink } from "@/prisma/factories";
import { createOrganisation, newSpool, serveHandlers, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;
let app: Awaited<ReturnType<typeof serveHandlers>>;

beforeAll(async () => {
  platform = await startPlatform();
  app = await serveHandlers({
    "/api/t/[tenant]/interviews/[interviewId]/recording": memberRecording,
    "/api/review/[linkId]/interviews/[interviewId]/recording": visitorRecording,
    "/api/v1/interview/sessions/[sessionId]/recording": tokenRecording,
  });
});
afterAll(async () => {
  app.close();
  await platform.close();
});

async function scene() {
  newSpool();
  const organisation = await createOrganisation();
  const { actor, tenant, cookie } = organisation;
  const sessionId = await platform.addSession({
    generatedRecording: { seconds: 10, sampleRate: 8000, channels: 1 },
  });
  const interview = await organisation.addInterview({ sessionId });
  await platform.reset();
  return {
    ...{ actor, interview, cookie, sessionId },
    path: `/api/t/${tenant.slug}/interviews/${interview.id}/recording`,
    reads: async () => {
      const filter = {
        area: "interview" as const,
        actorId: null,
        objectId: interview.id,
        from: null,
        until: null,
      };
      const { entries } = await listAudit(actor, filter, { before: null, limit: 50 });
      return entries.reverse().map(({ action, actorKind, userAgent }) => ({ action, actorKind, userAgent }));
    },
  };
}

test("whoever listens is written down once, however many ranges the player asks for", async () => {
  const { cookie, path, reads } = await scene();
  const headers = { cookie, "user-agent": "Player" };
  for (const range of ["bytes=0-", "bytes=0-99", "bytes=5000-"]) await app.get(path, { ...headers, range });
  expect(await reads()).toEqual([
    { action: "interview.recording_played", actorKind: "member", userAgent: "Player" },
  ]);
});

test("each download is written down, and a resumed one not again", async () => {
  const { cookie, path, reads } = await scene();
  const download = `${path}?download`;
  await app.get(download, { cookie });
  await app.get(download, { cookie, range: "bytes=1000-" });
  await app.get(download, { cookie });
  expect((await reads()).map(({ action }) => action)).toEqual([
    "interview.recording_downloaded",
    "interview.recording_downloaded",
  ]);
});

test("a download that names its bytes is written down as well, the first time and from the first byte on", async () => {
  const { cookie, path, reads } = await scene();
  const download = `${path}?download`;
  for (const range of ["bytes=1-", "bytes=2000-", "bytes=0-"]) await app.get(download, { cookie, range });
  expect((await reads()).map(({ action }) => action)).toEqual([
    "interview.recording_downloaded",
    "interview.recording_downloaded",
  ]);
});

test("a question after the size alone is no listening, and neither is one that is refused", async () => {
  const { path, cookie, reads } = await scene();
  await app.listen(path, { cookie }, "HEAD");
  await app.get(path);
  expect(await reads()).toEqual([]);
});

test("the reader of a review link and a program with a token stand there as who they are", async () => {
  const { actor, interview, sessionId, reads } = await scene();
  const { token } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const { linkId, cookie } = await visitLink(token);
  await app.get(`/api/review/${linkId}/interviews/${interview.id}/recording`, { cookie });
  const apiToken = await createApiToken(actor, "Nightly export");
  await app.get(`/api/v1/interview/sessions/${sessionId}/recording`, { "x-api-key": apiToken });
  expect((await reads()).map(({ actorKind }) => actorKind)).toEqual(["visitor", "token"]);
});
