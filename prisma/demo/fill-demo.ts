// A team at work: what one sees in the demo beside interviews. Made by the functions that people use, as these people.
import { actorForJob } from "@/lib/auth/actor";
import { getListingState } from "@/lib/data/platform/listing-state";
import { database } from "@/lib/db/client";
import { log } from "@/lib/log";
import { PlatformError } from "@/lib/platform/errors";
import { discoverSessions } from "@/lib/sync/discover";
import { ACME_STORIES } from "./acme-stories";
import { fillGlobex } from "./globex";
import { keepViews } from "./keep-views";
import { moveBack } from "./move-back";
import { setReviewRules } from "./review-rules";
import { shareLinks } from "./share-links";
import { gatherTeam, givePassword } from "./team";
import { tellStory } from "./tell-story";

/**
 * Fills the demo's tenants with people at work, once: links are made last and never go. Their interviews come from the
 * platform; while that does not answer there is nothing to work on, and the next start tries again.
 */
export async function fillDemo(passwordHash: string): Promise<void> {
  const startedAt = new Date();
  const tenantIds = await Promise.all(["acme", "globex"].map(tenantIdOf));
  const [acmeId] = tenantIds;
  if (!acmeId || (await database().prisma.reviewLink.count({ where: { tenantId: acmeId } })) > 0)
    return givePassword(passwordHash);
  try {
    for (const tenantId of tenantIds) await listInterviewsOf(tenantId);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ code: error.code }, "the demo's team comes with the next start: its platform does not answer");
    return;
  }
  const team = await gatherTeam(passwordHash);
  await setReviewRules(team);
  for (const story of ACME_STORIES) await tellStory(team, story);
  await fillGlobex();
  await keepViews(team);
  for (const tenantId of tenantIds) await moveBack(tenantId, startedAt);
  await shareLinks(team);
  log.info({ tookMs: Date.now() - startedAt.getTime() }, "the demo has a team at work");
}

async function tenantIdOf(slug: string): Promise<string> {
  const { id } = await database().prisma.tenant.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return id;
}

/** The first listing, as the job does it, which the job would do a moment later. */
async function listInterviewsOf(tenantId: string): Promise<void> {
  const actor = actorForJob(tenantId, "discover");
  const connections = await database().prisma.platformConnection.findMany({
    where: { tenantId, removedAt: null },
    select: { id: true },
  });
  for (const { id } of connections) {
    const state = await getListingState(actor, id);
    if (state?.fullySyncedAt === null) await discoverSessions(actor, id);
  }
}
