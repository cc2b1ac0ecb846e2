/** What the rules let go, when, and what keeps it: by a clock that the test turns. */
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { actorForJob } from "@/lib/auth/actor";
import type { RetentionRule } from "@/lib/candidates/retention";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { getCandidate } from "@/lib/data/candidates/candidate-details";
import { mergeCandidates } from "@/lib/data/candidates/candidate-merges";
import { listErasures } from "@/lib/data/erasure/erasures";
import { listLegalHolds, placeLegalHold, releaseLegalHold } from "@/lib/data/erasure/legal-holds";
import { listNotifications } from "@/lib/data/news/notifications";
import { createNote } from "@/lib/data/notes/notes";
import { saveSessions } from "@/lib/data/sync/sync";
import { database } from "@/lib/db/client";
import type { DecisionOutcome } from "@/lib/db/generated/enums";
import { readLedger } from "@/lib/privacy/erasure-ledger";
import {
  createCandidate,
  createConnection,
  createInterview,
  createMember,
  createTenant,
  newNote,
} from "@/prisma/factories";
import { platformSession } from "@/testing/platform-session";
import { useTestDatabase } from "@/testing/use-test-database";
import { expireInterviews } from "./expire";
import { getCandidateRetention, listExpiring, previewRule } from "./expiring";
import { extendCandidate } from "./extensions";
import { removeRetentionRule, saveRetentionRule } from "./rules";
import { listRetentionRuns } from "./runs";

const folder = mkdtempSync(path.join(os.tmpdir(), "debrief-retention-"));
process.env.DATA_DIR = folder;
useTestDatabase();
afterAll(() => rm(folder, { recursive: true, force: true }));

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.now();
const inDays = (days: number) => new Date(NOW + days * DAY_MS);
const KEEPS_ALL = { advance: null, hold: null, reject: null, undecided: null, unfinished: null };

function rule(days: Partial<RetentionRule["days"]>, more: Partial<RetentionRule> = {}): RetentionRule {
  return { roleName: "", countsActivity: false, ...more, days: { ...KEEPS_ALL, ...days } };
}

async function scene() {
  const tenant = await createTenant();
  const { actor } = await createMember(tenant, "owner");
  const connection = await createConnection(tenant.id);
  const job = actorForJob(tenant.id, "expire");
  type Given = Parameters<typeof createInterview>[2] & { decided?: [DecisionOutcome, number] };
  /** An interview with somebody of its own, ended `ago` days ago. */
  const interview = async (ago: number, { decided, ...given }: Given = {}) => {
    const ended = inDays(-ago);
    const candidateId = given.candidateId ?? (await createCandidate(tenant.id)).id;
    const row = await createInterview(tenant.id, connection.id, {
      ...{
        sessionCreatedAt: ended,
        completedAt: ended,
        decision: decided?.[0] ?? null,
        ...given,
        candidateId,
      },
    });
    if (decided)
      await database().prisma.decision.create({
        data: {
          ...{ tenantId: tenant.id, interviewId: row.id, outcome: decided[0], decidedById: actor.user.id },
          decidedAt: inDays(-decided[1]),
        },
      });
    return { id: row.id, candidateId, sessionId: row.sessionId };
  };
  const isThere = async (id: string) => (await database().prisma.interview.count({ where: { id } })) === 1;
  /** A whole run at that time. */
  const run = async (days: number) => {
    while ((await expireInterviews(job, inDays(days))) !== DAY_MS);
  };
  return { tenant, actor, connection, job, interview, isThere, run };
}

test("each interview goes so many days after its decision, its end or its last activity, by its role's rule", async () => {
  const { actor, interview, isThere, run } = await scene();
  await saveRetentionRule(actor, rule({ advance: 400, reject: 30, undecided: 60, unfinished: 20 }));
  await saveRetentionRule(actor, rule({ reject: 90 }, { roleName: "Nurse" }));
  const unended = { status: "initiated", completedAt: null };
  const goes = {
    rejected: await interview(200, { decided: ["reject", 31] }),
    undecided: await interview(61),
    failed: await interview(61, { status: "failed" }),
    unfinished: await interview(21, unended),
    rejectedNurse: await interview(91, { roleName: "Nurse", decided: ["reject", 91] }),
  };
  const stays = {
    rejectedLately: await interview(200, { decided: ["reject", 10] }),
    advanced: await interview(390, { decided: ["advance", 380] }),
    held: await interview(900, { decided: ["hold", 900] }),
    undecidedLately: await interview(40),
    undecidedNurse: await interview(900, { roleName: "Nurse" }),
    rejectedNurseLately: await interview(91, { roleName: "Nurse", decided: ["reject", 70] }),
    written: await interview(21, unended),
  };
  await createNote(actor, stays.written.id, newNote());
  const named = (all: { id: string }[]) => all.map(({ id }) => id).toSorted();
  await run(0);
  expect(
    named((await listExpiring(actor)).items.filter(({ goesAt }) => new Date(goesAt) <= inDays(7.1))),
  ).toEqual(named(Object.values(goes)));
  await run(6.9);
  for (const { id } of Object.values(goes)) expect(await isThere(id)).toBe(true);
  await run(7.1);
  for (const { id } of Object.values(goes)) expect(await isThere(id)).toBe(false);
  for (const [name, { id }] of Object.entries(stays)) expect(await isThere(id), name).toBe(true);
});

test("the invitation to an interview goes with it, that to another stays", async () => {
  const { tenant, actor, connection, interview, run } = await scene();
  const gone = await interview(100, { decided: ["reject", 90] });
  const kept = await interview(10, { candidateId: gone.candidateId });
  const prisma = database().prisma;
  const { id: batchId } = await prisma.inviteBatch.create({
    data: {
      ...{ tenantId: tenant.id, requestId: randomUUID(), connectionId: connection.id, personaId: "p" },
      ...{ roleName: "Nurse", language: "en", consentMode: "explicit", isMailed: false },
      createdById: actor.user.id,
    },
  });
  const { candidateId } = gone;
  for (const [position, { sessionId }] of [gone, kept].entries())
    await prisma.invite.create({
      data: {
        tenantId: tenant.id,
        batchId,
        candidateId,
        position,
        candidateRef: "r",
        state: "sent",
        sessionId,
      },
    });
  await saveRetentionRule(actor, rule({ reject: 30 }));
  for (const days of [0, 8]) await run(days);
  const left = await prisma.invite.findMany({ where: { batchId }, select: { sessionId: true } });
  expect(left).toEqual([{ sessionId: kept.sessionId }]);
});

test("later activity begins the time anew where the rule says so", async () => {
  const { actor, interview, isThere, run } = await scene();
  const noted = await interview(100, { decided: ["reject", 90] });
  await createNote(actor, noted.id, newNote());
  const quiet = await interview(100, { decided: ["reject", 90] });
  await saveRetentionRule(actor, rule({ reject: 30 }, { countsActivity: true }));
  for (const days of [0, 8]) await run(days);
  expect([await isThere(noted.id), await isThere(quiet.id)]).toEqual([true, false]);
  for (const days of [31, 39]) await run(days);
  expect(await isThere(noted.id)).toBe(false);
});

test("nothing goes that was not announced a week before, however long it was due", async () => {
  const { actor, interview, isThere, run } = await scene();
  await saveRetentionRule(actor, rule({ undecided: 10 }));
  const early = await interview(500);
  await run(0);
  // Decided long ago, taken back now, or found to be of another role: due at once, and not announced.
  const late = await interview(500);
  await run(20);
  expect([await isThere(early.id), await isThere(late.id)]).toEqual([false, true]);
  await removeRetentionRule(actor, "");
  await saveRetentionRule(actor, rule({ undecided: 300 }, { roleName: "Cook" }));
  await run(30);
  await saveRetentionRule(actor, rule({ undecided: 10 }));
  await run(31);
  expect(await isThere(late.id), "what was announced under a rule that is gone is announced again").toBe(
    true,
  );
  await run(38.1);
  expect(await isThere(late.id)).toBe(false);
});

test("a dry run names what goes, what a hold keeps and when, and a rule is tried before it is saved", async () => {
  const { actor, interview, run, isThere } = await scene();
  const { id, candidateId } = await interview(100, { roleName: "Cook", candidateName: "Ada" });
  const held = await interview(100, { roleName: "Nurse", candidateName: "Bo" });
  await placeLegalHold(actor, { scope: { kind: "role", roleName: "Nurse" }, reason: "Claim", until: null });
  const tried = await previewRule(actor, rule({ undecided: 30 }));
  expect(await listExpiring(actor)).toEqual({ items: [], total: 0, held: 0 });
  expect(tried).toMatchObject({ total: 2, held: 1 });
  expect(tried.items).toMatchObject([
    { id, candidateId, candidateName: "Ada", roleName: "Cook", as: "undecided", isHeld: false },
    { id: held.id, candidateName: "Bo", isHeld: true },
  ]);
  expect(await previewRule(actor, rule({ undecided: 30 }, { roleName: "Baker" }))).toMatchObject({
    total: 0,
  });
  await saveRetentionRule(actor, rule({ undecided: 30 }));
  await run(0);
  const said = await listExpiring(actor);
  expect(said.items.map((one) => one.id)).toEqual(tried.items.map((one) => one.id));
  expect(Date.parse(said.items[0]?.goesAt ?? "")).toBe(inDays(7).getTime());
  await run(8);
  const gone = (await Promise.all(said.items.map((one) => isThere(one.id)))).map((there) => !there);
  expect(gone).toEqual(said.items.map((one) => !one.isHeld));
  expect(await listRetentionRuns(actor)).toMatchObject([
    { looked: 2, erased: 1, candidates: 1, held: 1, endedAt: expect.any(String) },
    { looked: 2, announced: 1, erased: 0, held: 1 },
  ]);
});

test.each(["candidate", "role", "everything", "merged candidate"] as const)(
  "a hold on %s stops what is announced, and a week passes after its release",
  async (on) => {
    const { tenant, actor, interview, isThere, run } = await scene();
    const { id, candidateId } = await interview(100, { roleName: "Cook" });
    const other = await interview(100, { roleName: "Nurse", candidateId });
    await saveRetentionRule(actor, rule({ undecided: 30 }));
    await run(0);
    const twin = await createCandidate(tenant.id, { name: "Twin" });
    const scope = {
      candidate: { kind: "candidate", candidateId } as const,
      role: { kind: "role", roleName: "Nurse" } as const,
      everything: { kind: "everything" } as const,
      "merged candidate": { kind: "candidate", candidateId: twin.id } as const,
    }[on];
    await placeLegalHold(actor, { scope, reason: "Claim", until: null });
    if (on === "merged candidate")
      await mergeCandidates(actor, candidateId, {
        ...{ movedId: twin.id, keptRevision: 1, movedRevision: 2 },
        take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
      });
    await run(8);
    expect([await isThere(id), await isThere(other.id)], "the whole person is held").toEqual([true, true]);
    for (const hold of await listLegalHolds(actor)) await releaseLegalHold(actor, hold.id);
    await run(9);
    expect(await isThere(id)).toBe(true);
    await run(16.1);
    expect([await isThere(id), await isThere(other.id)]).toEqual([false, false]);
  },
);

test("an extension keeps everything of one candidate until its last day is over", async () => {
  const { actor, interview, isThere, run } = await scene();
  const { id, candidateId } = await interview(100);
  await saveRetentionRule(actor, rule({ undecided: 30 }));
  await run(0);
  const until = inDays(20).toISOString().slice(0, 10);
  await extendCandidate(actor, candidateId, { until, reason: "They agreed to another opening" });
  expect(await getCandidateRetention(actor, candidateId)).toMatchObject({
    extension: { until, reason: "They agreed to another opening" },
    interviews: 1,
  });
  await run(8);
  expect(await listRetentionRuns(actor)).toMatchObject([{ extended: 1, erased: 0 }, {}]);
  await run(20);
  expect(await isThere(id)).toBe(true);
  await run(27.1);
  expect(await isThere(id)).toBe(false);
  await expect(extendCandidate(actor, candidateId, { until: "2020-01-01", reason: "Late" })).rejects.toThrow(
    "not over",
  );
});

test("whoever has another interview stays, and whoever has none goes without being kept from coming again", async () => {
  const { actor, tenant, connection, job, interview, isThere, run } = await scene();
  const ref = `ref-${tenant.id}`;
  const { id: stayingId } = await createCandidate(tenant.id, { name: "Ada Stays" });
  const { id: goingId } = await createCandidate(tenant.id, { name: "Bo Goes", ref });
  const old = await interview(100, { candidateId: stayingId });
  const young = await interview(1, { candidateId: stayingId });
  const last = await interview(100, { candidateId: goingId, candidateRef: ref });
  await saveRetentionRule(actor, rule({ undecided: 30 }));
  for (const days of [0, 8]) await run(days);
  expect([await isThere(old.id), await isThere(young.id), await isThere(last.id)]).toEqual([
    false,
    true,
    false,
  ]);
  expect(await getCandidate(actor, goingId)).toBeNull();
  const [row] = await database().prisma.candidate.findMany({ where: { tenantId: tenant.id } });
  expect(row).toMatchObject({ id: stayingId, interviewCount: 1 });
  const session = (id: string) => platformSession({ id, candidateRef: ref, status: "completed" });
  await saveSessions(job, connection.id, [session(last.sessionId), session(`${last.sessionId}-new`)]);
  const back = await database().prisma.interview.findMany({
    where: { tenantId: tenant.id, candidateRef: ref },
  });
  expect(back).toMatchObject([{ sessionId: `${last.sessionId}-new` }]);
  expect(await listErasures(actor), "people who were erased are listed by themselves").toMatchObject({
    total: 0,
  });
  expect((await readLedger()).filter(({ tenantId }) => tenantId === tenant.id)).toMatchObject([
    { byRule: true, candidateIds: [goingId], interviewIds: expect.arrayContaining([old.id, last.id]) },
  ]);
  const log = await database().prisma.auditEntry.findMany({ where: { tenantId: tenant.id } });
  expect(log.map(({ action }) => action)).toEqual(["privacy.rule_saved", "privacy.expired"]);
  expect(JSON.stringify(log.map(({ details }) => details))).not.toMatch(/Ada|Bo|ref-/);
  expect(await checkAudit(actor)).toMatchObject({ brokenAt: null });
});

test("owners and admins hear once of what goes, and others do not", async () => {
  const { tenant, actor, interview, run } = await scene();
  const admin = await createMember(tenant, "admin");
  const recruiter = await createMember(tenant, "recruiter");
  await interview(100);
  await interview(100);
  await saveRetentionRule(actor, rule({ undecided: 30 }));
  for (const days of [0, 1, 2]) await run(days);
  for (const one of [actor, admin.actor])
    expect((await listNotifications(one)).items).toMatchObject([
      { kind: "expiry_announced", expiring: { interviews: 2, from: inDays(7).toISOString() } },
    ]);
  expect((await listNotifications(recruiter.actor)).items).toEqual([]);
  await run(8);
  expect((await listNotifications(actor)).items, "the news goes with what it was about").toEqual([]);
});

test("without a rule nothing is looked at any more, and a step that fails has done nothing", async () => {
  const { tenant, actor, job, interview, isThere, run } = await scene();
  const { id } = await interview(100);
  await saveRetentionRule(actor, rule({ undecided: 30 }));
  await run(0);
  const before = await listRetentionRuns(actor);
  await database().prisma.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no more room'; END $$`);
  await database().prisma.$executeRawUnsafe(
    "CREATE TRIGGER refuse BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse()",
  );
  await expect(expireInterviews(job, inDays(8))).rejects.toThrow();
  await database().prisma.$executeRawUnsafe("DROP TRIGGER refuse ON audit_entries");
  expect(await isThere(id)).toBe(true);
  expect(await listRetentionRuns(actor)).toEqual(before);
  await removeRetentionRule(actor, "");
  expect(await expireInterviews(job, inDays(8))).toBeNull();
  expect(await isThere(id)).toBe(true);
  expect(await database().prisma.retentionNotice.count({ where: { tenantId: tenant.id } })).toBe(0);
});
