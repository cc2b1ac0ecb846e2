import { createHash } from "node:crypto";
import { database } from "@/lib/db/client";

export type RateLimitRule = { purpose: string; limit: number; windowMs: number };

/**
 * Counts one attempt by `subject` and says whether it is still within the rule. The count lives in the
 * database, so it holds across replicas; the subject is stored as a hash only.
 */
export async function countAttempt(rule: RateLimitRule, subject: string): Promise<boolean> {
  const key = keyOf(rule, subject);
  const resetsAt = new Date(Date.now() + rule.windowMs);
  const [row] = await database().prisma.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limits AS current (key, count, resets_at) VALUES (${key}, 1, ${resetsAt})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN current.resets_at <= now() THEN 1 ELSE current.count + 1 END,
      resets_at = CASE WHEN current.resets_at <= now() THEN excluded.resets_at ELSE current.resets_at END
    RETURNING count`;
  return (row?.count ?? rule.limit + 1) <= rule.limit;
}

/** Forgets the attempts of `subject`, after one that succeeded. */
export async function clearAttempts(rule: RateLimitRule, subject: string): Promise<void> {
  await database().prisma.rateLimit.deleteMany({ where: { key: keyOf(rule, subject) } });
}

/** Drops counters whose window is over. */
export async function deleteExpiredRateLimits(): Promise<void> {
  await database().prisma.rateLimit.deleteMany({ where: { resetsAt: { lt: new Date() } } });
}

function keyOf(rule: RateLimitRule, subject: string): string {
  return `${rule.purpose}:${createHash("sha256").update(subject).digest("hex").slice(0, 32)}`;
}
