/** What the platform says later of a session, saved as the jobs save it. */
import { expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import { updateCandidate } from "@/lib/data/candidates/candidate-edits";
import { listCandidateTimeline } from "@/lib/data/candidates/candidate-timeline";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import type { PlatformSession } from "@/lib/platform/schemas";
import { createConnection, createMember, createTenant } from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant);
  const connection = await createConnection(tenant.id);
  const job = actorForJob(tenant.id, "test");
  const first = platformSession({
    ...{ candidateRef: "a-1", metadata: { candidate_name: "Zoe" }, tags: ["one"] },
    createdAt: new Date("2026-11-01"),
  });
  const say = (session: PlatformSession) => saveSessions(job, connection.id, [session]);
  await say(first);
  const interview = () =>
    database().prisma.interview.findFirstOrThrow({
      where: { tenantId: tenant.id, sessionId: first.id },
      select: { tags: true, candidateRef: true, candidateName: true, candidateId: true, metadata: true },
    });
  return { actor, first, say, interview };
}

test("name, tags and reference that are corrected upstream are taken over, and the timeline tells of it", async () => {
  const { actor, first, say, interview } = await scene();
  const { candidateId } = await interview();
  const metadata = { candidate_name: "Zoë Example" };
  expect(await say({ ...first, metadata, tags: ["two"], candidateRef: "a-7" })).toMatchObject([
    { candidateName: "Zoë Example", isNew: false },
  ]);
  expect(await interview()).toMatchObject({
    ...{ tags: ["two"], candidateRef: "a-7", candidateName: "Zoë Example", candidateId },
  });
  const [entry] = (await listCandidateTimeline(actor, candidateId ?? "")).filter(
    ({ detail }) => detail.kind === "platform_corrected",
  );
  expect(entry).toMatchObject({ actorName: null });
  expect(entry?.detail).toMatchObject({
    changes: expect.arrayContaining([
      { field: "name", from: "Zoe", to: "Zoë Example" },
      { field: "tags", from: "one", to: "two" },
      { field: "reference", from: "a-1", to: "a-7" },
    ]),
  });
  // Said again, it is no news.
  expect(await say({ ...first, metadata, tags: ["two"], candidateRef: "a-7" })).toEqual([]);
});

test("a name that a person typed stays, and what the platform leaves out erases nothing", async () => {
  const { actor, first, say, interview } = await scene();
  const { candidateId } = await interview();
  const edit = { name: "Z. Typed", email: "", roleName: "", tags: [], ownerId: null };
  const { revision } = await database().prisma.candidate.findUniqueOrThrow({
    where: { id: candidateId ?? "" },
  });
  await updateCandidate(actor, candidateId ?? "", { ...edit, revision });
  await say({
    ...first,
    metadata: { candidate_name: "Other" },
    candidateRef: null,
    tags: [],
    saysTags: false,
  });
  expect(await interview()).toMatchObject({
    ...{ candidateName: "Z. Typed", candidateRef: "a-1", tags: ["one"], candidateId },
  });
});

test("a corrected reference leads to the candidate who has it", async () => {
  const { first, say, interview } = await scene();
  const other = platformSession({
    candidateRef: "b-2",
    metadata: { candidate_name: "Bo" },
    createdAt: new Date("2026-10-01"),
  });
  await say(other);
  await say({ ...first, candidateRef: "b-2" });
  const { candidateId, candidateRef } = await interview();
  expect(candidateRef).toBe("b-2");
  const [bo] = await database().prisma.candidate.findMany({ where: { id: candidateId ?? "" } });
  expect(bo).toMatchObject({ ref: "b-2", interviewCount: 2 });
});
