import { endFirstFormat, installationKeys, isFirstFormatOver } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import { reencrypt } from "@/lib/db/reencrypt";
import { log } from "@/lib/log";
import { deleteExpiredRateLimits } from "./rate-limit";

const EVERY_MS = 60 * 60_000;
// Long enough to answer who was signed in last month.
const LOGINS_KEPT_MS = 90 * 24 * 60 * 60_000;
const DELIVERIES_KEPT_MS = 7 * 24 * 60 * 60_000;

/**
 * Drops rate-limit counters whose window is over, mailed links, codes and challenges that are too old, what was sent to
 * webhooks over a week before `now`, and logins that ended 90 days before it.
 */
export async function cleanUp(now = new Date()): Promise<void> {
  await deleteExpiredRateLimits();
  await database().prisma.passwordReset.deleteMany({ where: { expiresAt: { lt: now } } });
  await database().prisma.spentChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
  await database().prisma.emailChange.deleteMany({ where: { expiresAt: { lt: now } } });
  await database().prisma.firstStep.deleteMany({ where: { expiresAt: { lt: now } } });
  await database().prisma.linkCode.deleteMany({ where: { expiresAt: { lt: now } } });
  const sentBefore = new Date(now.getTime() - DELIVERIES_KEPT_MS);
  await database().prisma.webhookDelivery.deleteMany({ where: { createdAt: { lt: sentBefore } } });
  const endedBefore = new Date(now.getTime() - LOGINS_KEPT_MS);
  await database().prisma.login.deleteMany({ where: { expiresAt: { lt: endedBefore } } });
}

/**
 * Brings secrets into the newest format. Once there were none of an older one, none is taken any more: it could only have
 * been put there.
 */
export async function renewSecrets(): Promise<void> {
  const { changed } = await reencrypt(installationKeys(), "older format");
  if (changed === 0) return endFirstFormat();
  log.info({ changed }, "secrets were brought into the newest format");
}

/**
 * Cleans up now and once an hour, until the returned function is called. Each hour, and not at once, when replicas of an
 * older version may still serve, secrets are brought into the newest format, until none of an older one was left.
 */
export function cleanUpHourly(): () => void {
  const run = (work: () => Promise<void>) =>
    work().catch((error) => log.error({ err: error }, "could not clean up"));
  void run(cleanUp);
  const timer = setInterval(() => {
    void run(cleanUp);
    if (!isFirstFormatOver()) void run(renewSecrets);
  }, EVERY_MS);
  return () => clearInterval(timer);
}
