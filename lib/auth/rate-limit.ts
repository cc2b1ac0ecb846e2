import { createHash } from "node:crypto";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { takeAhead } from "./taken-ahead";

export type RateLimitRule = { purpose: string; limit: number; windowMs: number };

/**
 * Counts one attempt by `subject` and says whether it is still within the rule. The count lives in the
 * database, so it holds across replicas; the subject is stored as a hash only.
 */
export async function countAttempt(rule: RateLimitRule, subject: string): Promise<boolean> {
  return (await count(rule, subject)).isWithin;
}

/** `countAttempt` for what answers by itself: throws `rate_limited` beyond the rule, with the seconds until it begins anew. */
export async function demandWithin(rule: RateLimitRule, subject: string): Promise<void> {
  demand(await count(rule, subject));
}

/**
 * The same for what is asked again and again: some are taken ahead, so that not each of them is a write. Several replicas
 * may refuse a little before the limit, never after it.
 */
export async function demandOneOfMany(rule: RateLimitRule, subject: string): Promise<void> {
  const take = (step: number) => count(rule, subject, step);
  demand(await takeAhead(keyOf(rule, subject), rule.limit, take));
}

function demand({ isWithin, resetsAt }: { isWithin: boolean; resetsAt: Date }): void {
  if (isWithin) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1000));
  throw new AppError("rate_limited", `Too many requests. Try again in ${inWords(retryAfterSeconds)}.`, {
    retryAfterSeconds,
  });
}

/** `left`: how many of `step` are within the rule. */
async function count(
  rule: RateLimitRule,
  subject: string,
  step = 1,
): Promise<{ isWithin: boolean; left: number; resetsAt: Date }> {
  const key = keyOf(rule, subject);
  const endsAt = new Date(Date.now() + rule.windowMs);
  const [row] = await database().prisma.$queryRaw<{ count: number; resetsAt: Date }[]>`
    INSERT INTO rate_limits AS current (key, count, resets_at) VALUES (${key}, ${step}::int, ${endsAt})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN current.resets_at <= now() THEN excluded.count ELSE current.count + excluded.count END,
      resets_at = CASE WHEN current.resets_at <= now() THEN excluded.resets_at ELSE current.resets_at END
    RETURNING count, resets_at AS "resetsAt"`;
  const { count, resetsAt } = row ?? { count: rule.limit + step, resetsAt: endsAt };
  const left = Math.min(step, Math.max(0, rule.limit - (count - step)));
  // Once a window: the log tells that somebody goes on and on, and is not filled by it.
  if (count > rule.limit && count - step <= rule.limit) log.warn({ limit: key }, "a limit was reached");
  return { isWithin: left > 0, left, resetsAt };
}

/** Forgets the attempts of `subject`, after one that succeeded. */
export async function clearAttempts(rule: RateLimitRule, subject: string): Promise<void> {
  await database().prisma.rateLimit.deleteMany({ where: { key: keyOf(rule, subject) } });
}

/** Takes one attempt back that turned out to be none. */
export async function takeBackAttempt(rule: RateLimitRule, subject: string): Promise<void> {
  const key = keyOf(rule, subject);
  await database().prisma.rateLimit.updateMany({
    where: { key, count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

/** Drops counters whose window is over. */
export async function deleteExpiredRateLimits(): Promise<void> {
  await database().prisma.rateLimit.deleteMany({ where: { resetsAt: { lt: new Date() } } });
}

function keyOf(rule: RateLimitRule, subject: string): string {
  return `${rule.purpose}:${createHash("sha256").update(subject).digest("hex").slice(0, 32)}`;
}

function inWords(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "a second" : `${seconds} seconds`;
}
