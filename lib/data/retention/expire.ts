/**
 * What deletes interviews whose time is over: once a day all of an organisation's are looked at, step by step. A step is one
 * transaction with where it got to, so that one that is killed is taken again as a whole, and none twice.
 */
import type { JobActor } from "@/lib/auth/actor";
import { NOTICE_DAYS } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";
import { newRowId } from "@/lib/crypto/row-id";
import { eraseInterviews, lockForInterviews } from "@/lib/data/erasure/erase-interviews";
import type { ErasedWords } from "@/lib/data/erasure/erased-words";
import { endErasure } from "@/lib/data/erasure/erasures";
import { happened } from "@/lib/data/facts/happened";
import { lockRules, type Reckoned, reckonIn } from "@/lib/tenant/retention";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { readRules } from "./rules";

const DAY_MS = 24 * 60 * 60_000;
const NOTICE_MS = NOTICE_DAYS * DAY_MS;
const STEP_MS = 60_000;
/** Steps of a run rest five times as long as they work: with what is around them, that leaves a core four fifths of its time. */
const REST = 5;
const SHORTEST_REST_MS = 200;
const LOOKED_AT_ONCE = 500;
const ERASED_AT_ONCE = 100;

/** Takes one step. Returns how long until the next, in milliseconds; null when there is no rule any more. */
export async function expireInterviews(actor: JobActor, now = new Date()): Promise<number | null> {
  const beganMs = performance.now();
  const id = newRowId();
  const step = await tenantDb(actor).$transaction((tx) => takeStep(tx, actor, id, now), STEP_MS);
  if (step === null) return null;
  if (step.words) await endErasure(actor, id, step.words);
  if (step.endedRun) return DAY_MS;
  return Math.max(SHORTEST_REST_MS, (performance.now() - beganMs) * REST);
}

type Step = { words: ErasedWords | null; endedRun: boolean };

async function takeStep(tx: TenantTransaction, actor: JobActor, id: string, now: Date): Promise<Step | null> {
  await lockRules(tx, actor);
  const rules = await readRules(tx);
  if (rules.length === 0) {
    await tx.retentionNotice.deleteMany();
    await tx.retentionRun.updateMany({ where: { endedAt: null }, data: { endedAt: now } });
    return null;
  }
  const run = await runUnderWay(tx, now);
  const page = await reckonIn(tx, actor, { after: run.cursor, most: LOOKED_AT_ONCE }, rules, now);
  const overdue = page.filter((one) => isOver(one, now));
  const next = overdue[ERASED_AT_ONCE];
  // What is left of the page is the next step's.
  const seen = next ? page.slice(0, page.indexOf(next)) : page;
  const erased = await eraseOverdue(tx, actor, {
    ids: overdue.slice(0, ERASED_AT_ONCE).map((one) => one.id),
    id,
    rules,
    now,
  });
  const announced = await announce(tx, seen, now);
  const endedRun = !next && page.length < LOOKED_AT_ONCE;
  const isPast = (at: Date | null) => at !== null && at <= now;
  const ended = await tx.retentionRun.update({
    where: { id: run.id },
    data: {
      cursor: seen.at(-1)?.id ?? run.cursor,
      looked: { increment: seen.length },
      announced: { increment: announced.count },
      firstGoesAt: earliest(run.firstGoesAt, announced.firstGoesAt),
      erased: { increment: erased?.interviews ?? 0 },
      candidates: { increment: erased?.candidates ?? 0 },
      held: { increment: seen.filter((one) => one.isHeld && isPast(one.dueAt)).length },
      extended: { increment: seen.filter((one) => isPast(one.ruleAt) && !isPast(one.dueAt)).length },
      endedAt: endedRun ? now : null,
    },
  });
  if (endedRun && ended.announced > 0) await tellOwners(tx, actor, ended);
  return { words: erased?.words ?? null, endedRun };
}

type Run = { id: string; cursor: string | null; startedAt: Date; firstGoesAt: Date | null };

async function runUnderWay(tx: TenantTransaction, now: Date): Promise<Run> {
  const select = { id: true, cursor: true, startedAt: true, firstGoesAt: true } as const;
  return (
    (await tx.retentionRun.findFirst({ where: { endedAt: null }, select })) ??
    (await tx.retentionRun.create({ data: { startedAt: now }, select }))
  );
}

/** Its time is over, and that it would be was said a week before. */
function isOver({ isHeld, dueAt, noticedAt }: Reckoned, now: Date): boolean {
  if (isHeld || dueAt === null || noticedAt === null) return false;
  return dueAt <= now && noticedAt.getTime() + NOTICE_MS <= now.getTime();
}

type Overdue = { ids: string[]; id: string; rules: readonly RetentionRule[]; now: Date };

/** Once nobody can change whose they are, they are reckoned again: a hold or an extension may have come in between. */
async function eraseOverdue(tx: TenantTransaction, actor: JobActor, { ids, id, rules, now }: Overdue) {
  if (ids.length === 0) return null;
  await lockForInterviews(tx, actor, ids);
  const still = (await reckonIn(tx, actor, { ids }, rules, now)).filter((one) => isOver(one, now));
  if (still.length === 0) return null;
  return eraseInterviews(
    tx,
    actor,
    still.map((one) => one.id),
    { id, erasedAt: now },
  );
}

/** Notes of what goes within a week that it was said, and forgets it of what stays after all. */
async function announce(
  tx: TenantTransaction,
  seen: readonly Reckoned[],
  now: Date,
): Promise<{ count: number; firstGoesAt: Date | null }> {
  const weekOn = new Date(now.getTime() + NOTICE_MS);
  const goesSoon = ({ isHeld, dueAt }: Reckoned) => !isHeld && dueAt !== null && dueAt <= weekOn;
  const fresh = seen.filter((one) => one.noticedAt === null && goesSoon(one));
  const stale = seen.filter((one) => one.noticedAt !== null && !goesSoon(one));
  await tx.retentionNotice.deleteMany({ where: { interviewId: { in: stale.map(({ id }) => id) } } });
  await tx.retentionNotice.createMany({
    data: fresh.map(({ id }) => ({ interviewId: id, noticedAt: now })),
    skipDuplicates: true,
  });
  // All that is new goes a week from now, whatever was due before.
  return { count: fresh.length, firstGoesAt: fresh.length > 0 ? weekOn : null };
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one === null || (other !== null && other < one) ? other : one;
}

/** The notice goes with the interview that it leads to: the first of those that were announced. */
async function tellOwners(tx: TenantTransaction, actor: JobActor, { id, startedAt }: Run): Promise<void> {
  const first = await tx.retentionNotice.findFirst({
    where: { noticedAt: { gte: startedAt } },
    orderBy: { interviewId: "asc" },
    select: { interviewId: true },
  });
  if (first)
    await happened(tx, actor, { kind: "expiry_announced", interviewId: first.interviewId, runId: id });
}
