/** A check of access that has passed holds for some seconds, and ends with what it rests on. */
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { signOutDevice } from "@/lib/auth/account/account";
import { readLogin } from "@/lib/auth/login/logins";
import { eraseCandidate } from "@/lib/data/erasure/erasures";
import { revokeReviewLinks } from "@/lib/data/links/link-changes";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/data/people/api-tokens";
import { removeMember } from "@/lib/data/people/membership-changes";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { assignReviewers, unassignReviewer } from "@/lib/data/reviews/assignments";
import { database } from "@/lib/db/client";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { openRecordingSpool } from "@/lib/recording/open-spool";
import { recordingSpool } from "@/lib/recording/spool";
import { createCandidate, createMember, visitLink } from "@/prisma/factories";
import { eventually } from "@/testing/eventually";
import {
  createOrganisation,
  newSpool,
  serveHandlers,
  signIn,
  startPlatform,
} from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { recordingChecks } from "./recording-request";
import { linkRecording, memberRecording, resultsRecording } from "./recording-routes";

useTestDatabase();

let platform: Awaited<ReturnType<typeof startPlatform>>;
let app: Awaited<ReturnType<typeof serveHandlers>>;
let stopListening: () => Promise<void>;

beforeAll(async () => {
  platform = await startPlatform();
  app = await serveHandlers({
    "/api/t/[tenant]/interviews/[interviewId]/recording": memberRecording,
    "/api/review/[linkId]/interviews/[interviewId]/recording": linkRecording,
    "/api/v1/interview/sessions/[sessionId]/recording": resultsRecording,
  });
  stopListening = await recordingChecks.listen();
});
afterAll(async () => {
  await stopListening();
  app.close();
  await platform.close();
});

async function scene() {
  newSpool();
  const organisation = await createOrganisation();
  const sessionId = await platform.addSession({
    generatedRecording: { seconds: 2, sampleRate: 8000, channels: 1 },
  });
  const interview = await organisation.addInterview({ sessionId });
  const target = `/api/t/${organisation.tenant.slug}/interviews/${interview.id}/recording`;
  const reviewer = await createMember(organisation.tenant, "reviewer");
  const reviewerHeaders = { cookie: await signIn(reviewer.userId) };
  const headers = { cookie: organisation.cookie };
  return { ...organisation, sessionId, interview, target, headers, reviewer, reviewerHeaders };
}

type Scene = Awaited<ReturnType<typeof scene>>;
type Listener = [target: string, headers: Record<string, string>];

const hear = async ([target, headers]: Listener) =>
  (await app.get(target, { ...headers, range: "bytes=0-9" })).status;

const loginOf = async (headers: { cookie: string }) => {
  const user = await readLogin(headers.cookie.replace(/^[^=]+=/, ""));
  if (!user) throw new Error("Nobody is signed in.");
  return user;
};

async function visitor({ actor, interview }: Scene): Promise<{ listener: Listener; linkId: string }> {
  const { token, link } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const { linkId, cookie } = await visitLink(token);
  return {
    listener: [`/api/review/${linkId}/interviews/${interview.id}/recording`, { cookie }],
    linkId: link.id,
  };
}

/** Gives the interview a candidate, and erases them when it is called. */
async function erasing({ actor, tenant, interview }: Scene): Promise<() => Promise<void>> {
  const { id: candidateId } = await createCandidate(tenant.id, { name: "Ada Example" });
  await database().prisma.interview.update({ where: { id: interview.id }, data: { candidateId } });
  return () => eraseCandidate(actor, candidateId, { reason: "asked", caseNumber: "", typed: "Ada Example" });
}

const PROGRAM = "a program";
const COUNTED = [PROGRAM, "a program that asks for the session of somebody erased"];

/** Who listens, and what takes it away from them. */
const ENDINGS: Record<
  string,
  (scene: Scene) => Promise<{ listener: Listener; end: () => Promise<unknown> }>
> = {
  "a member who is removed": async ({ actor, target, reviewer, reviewerHeaders }) => ({
    listener: [target, reviewerHeaders],
    end: () => removeMember(actor, reviewer.userId),
  }),
  "a browser that is signed out": async ({ target, reviewerHeaders }) => {
    const user = await loginOf(reviewerHeaders);
    return { listener: [target, reviewerHeaders], end: () => signOutDevice(user, user.loginId) };
  },
  "a reviewer who is not asked any more": async ({ actor, interview, target, reviewer, reviewerHeaders }) => {
    await setLimitsReviewers(actor, true);
    await assignReviewers(actor, {
      interviewIds: [interview.id],
      reviewerIds: [reviewer.userId],
      dueAt: null,
    });
    return {
      listener: [target, reviewerHeaders],
      end: () => unassignReviewer(actor, interview.id, reviewer.userId),
    };
  },
  "a reviewer when reviewers see only what they are asked for": async (scene) => ({
    listener: [scene.target, scene.reviewerHeaders],
    end: () => setLimitsReviewers(scene.actor, true),
  }),
  "a member without a second step when all must have one": async ({ tenant, target, reviewerHeaders }) => ({
    listener: [target, reviewerHeaders],
    end: () =>
      database().prisma.tenantSettings.upsert({
        where: { tenantId: tenant.id },
        create: { tenantId: tenant.id, needsTwoStep: true },
        update: { needsTwoStep: true },
      }),
  }),
  "a visitor whose link is revoked": async (scene) => {
    const { listener, linkId } = await visitor(scene);
    return { listener, end: () => revokeReviewLinks(scene.actor, [linkId]) };
  },
  "a visitor when the interview leaves the link": async (scene) => {
    const { listener } = await visitor(scene);
    return {
      listener,
      end: () => database().prisma.reviewLinkItem.deleteMany({ where: { interviewId: scene.interview.id } }),
    };
  },
  [PROGRAM]: async ({ actor, sessionId }) => {
    const apiKey = await createApiToken(actor, "test");
    const [token] = await listApiTokens(actor);
    return {
      listener: [`/api/v1/interview/sessions/${sessionId}/recording`, { "x-api-key": apiKey }],
      end: () => revokeApiToken(actor, token?.id ?? ""),
    };
  },
  "everybody when the organisation is disabled": async ({ tenant, target, headers }) => ({
    listener: [target, headers],
    end: () =>
      database().prisma.tenant.update({ where: { id: tenant.id }, data: { disabledAt: new Date() } }),
  }),
  "everybody when the candidate is erased": async (scene) => {
    const { target, headers } = scene;
    return { listener: [target, headers], end: await erasing(scene) };
  },
  "a program that asks for the session of somebody erased": async (scene) => {
    const apiKey = await createApiToken(scene.actor, "test");
    const path = `/api/v1/interview/sessions/${scene.sessionId}/recording`;
    return { listener: [path, { "x-api-key": apiKey }], end: await erasing(scene) };
  },
  "everybody when the interview is deleted": async ({ interview, target, headers }) => ({
    listener: [target, headers],
    end: () => database().prisma.interview.delete({ where: { id: interview.id } }),
  }),
};

test.each(Object.entries(ENDINGS))("%s is refused at the next range", async (name, prepare) => {
  const { listener, end } = await prepare(await scene());
  expect(await hear(listener)).toBe(206);
  // Held: the next one asks the database nothing. A program's requests are counted there.
  if (!COUNTED.includes(name)) expect(await withoutDatabase(() => hear(listener))).toBe(206);
  await end();
  expect([401, 403, 404]).toContain(await hear(listener));
});

test("a recording that is playing ends when the candidate is erased", async () => {
  const listening = await scene();
  await openRecordingSpool();
  const sessionId = await platform.addSession({
    generatedRecording: { seconds: 3600, sampleRate: 8000, channels: 1 },
  });
  const interview = await listening.addInterview({ sessionId });
  const erase = await erasing({ ...listening, interview });
  const target = `/api/t/${listening.tenant.slug}/interviews/${interview.id}/recording`;
  const reply = await app.listen(target, listening.headers);
  expect(reply.statusCode).toBe(200);
  await erase();
  await eventually(async () =>
    expect(recordingSpool().stats()).toMatchObject({ listeners: 0, recordings: 0 }),
  );
  await expect(reply.toArray()).rejects.toThrow();
});

test("what changes in one organisation lets the others' checks hold", async () => {
  const [mine, theirs] = [await scene(), await scene()];
  const listener: Listener = [theirs.target, theirs.headers];
  expect(await hear(listener)).toBe(206);
  await setLimitsReviewers(mine.actor, true);
  expect(await withoutDatabase(() => hear(listener))).toBe(206);
});

test("what another replica takes away is refused here as soon as it is told", async () => {
  const { target, reviewer, reviewerHeaders } = await scene();
  expect(await hear([target, reviewerHeaders])).toBe(206);
  await database().prisma.$transaction(async (tx) => {
    // Without the notice that the writing process gets, this process is like any other.
    await tx.$executeRaw`SET LOCAL client_min_messages = error`;
    await tx.membership.deleteMany({ where: { userId: reviewer.userId } });
  });
  await eventually(async () => expect(await hear([target, reviewerHeaders])).toBe(404));
});

test("a check that passed before Next is made anew behind it, where its actor would be none", async () => {
  const { target, headers } = await scene();
  expect(await hear([target, headers])).toBe(206);
  newSpool();
  // As Next's bundle has it: every module once more, in the same process.
  vi.resetModules();
  const copy = await import("./recording-routes");
  const behind = await serveHandlers({
    "/api/t/[tenant]/interviews/[interviewId]/recording": copy.memberRecording,
  });
  onTestFinished(behind.close);
  const { status } = await behind.get(target, { ...headers, range: "bytes=0-9" });
  expect(status).toBe(206);
});

/** Nothing but an error is to be had from the database while `work` runs. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const usual = database();
  const back = () => replaceProcessSingleton("database", usual);
  onTestFinished(back);
  replaceProcessSingleton(
    "database",
    new Proxy(usual, {
      get: () => {
        throw new Error("The database was asked.");
      },
    }),
  );
  return work().finally(back);
}
