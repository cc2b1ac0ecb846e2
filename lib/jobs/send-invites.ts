import type { JobActor } from "@/lib/auth/actor";
import {
  type BatchToSend,
  beginSending,
  getBatchToSend,
  giveBack,
  hasStarted,
  listPlanned,
  listStartedSoon,
  noteRefusal,
  noteStarted,
  setPause,
} from "@/lib/data/invites/sending";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { AppError } from "@/lib/errors";
import { INTENTION } from "@/lib/invites/intention";
import { log } from "@/lib/log";
import type { PlatformClient } from "@/lib/platform/client";
import {
  isSurelyRefused,
  PlatformAuthError,
  PlatformContractError,
  PlatformCreditsError,
  PlatformForbiddenError,
  PlatformNotFoundError,
  PlatformPausedError,
  PlatformRateLimitError,
} from "@/lib/platform/errors";
import { lookForStarted } from "./look-for-started";

/** In one run: others wait for their turn. */
const AT_ONCE = 20;
const SOON_MS = 50;
const LIMITED_MS = 60_000;
/** A request that was kept up longer since it was written down stays here: somebody may have looked for it meanwhile. */
const STALE_AFTER_MS = 30_000;
const LINK_LIFE_SEC = 7 * 24 * 60 * 60;

/**
 * Starts the sessions of a batch, a few in each run. Each is written down before it is asked for, and what got no answer is
 * looked for before anything is asked for again: stopped at any point, no session is made twice and none is forgotten.
 * Returns how long until the next run, null when there is nothing to do until somebody presses.
 */
export async function sendInvites(
  actor: JobActor,
  batchId: string,
  now = () => new Date(),
): Promise<number | null> {
  const batch = await getBatchToSend(actor, batchId);
  if (!batch) return null;
  if (batch.pausedCode !== null) {
    if (batch.resumesAt === null) return null;
    const leftMs = batch.resumesAt.getTime() - now().getTime();
    if (leftMs > 0) return leftMs;
    await setPause(actor, batchId, null);
  }
  try {
    return await withPlatformClient(actor, batch.connectionId, (client) => run(actor, batch, client, now));
  } catch (error) {
    const pause = pauseOf(error);
    if (!pause) throw error;
    const resumesAt = pause.forMs === null ? null : new Date(now().getTime() + pause.forMs);
    await setPause(actor, batchId, { pausedCode: pause.code, resumesAt });
    log.warn({ tenantId: actor.tenantId, subjectId: batchId, code: pause.code }, "invitations wait");
    return pause.forMs;
  }
}

async function run(
  actor: JobActor,
  batch: BatchToSend,
  client: PlatformClient,
  now: () => Date,
): Promise<number | null> {
  const lookAgainMs = await lookForStarted(actor, batch, client, now);
  const planned = await listPlanned(actor, batch.id, AT_ONCE);
  for (const invite of planned) await send(actor, batch, client, invite, now);
  if (planned.length === AT_ONCE) return SOON_MS;
  if (planned.length > 0) await listStartedSoon(actor, batch.connectionId);
  return lookAgainMs;
}

async function send(
  actor: JobActor,
  batch: BatchToSend,
  client: PlatformClient,
  { id, candidateRef }: { id: string; candidateRef: string },
  now: () => Date,
): Promise<void> {
  if (!(await beginSending(actor, id, now()))) return;
  const begunMs = performance.now();
  const { consentMode, tags } = batch;
  const session = { consentMode, tags, candidateRef, metadata: { [INTENTION]: id } };
  try {
    const started = await client.startSession(batch.personaId, session, () => {
      if (performance.now() - begunMs > STALE_AFTER_MS) throw new PlatformPausedError(0);
    });
    const { sessionId, candidateLink: url, expiresInSec } = started;
    const expiresAt = new Date(now().getTime() + (expiresInSec ?? LINK_LIFE_SEC) * 1000);
    await noteStarted(actor, batch, { id, sessionId, link: url === null ? null : { url, expiresAt } });
  } catch (error) {
    if (!isSurelyRefused(error)) throw error;
    // The first that is refused speaks for all of them, a later one for itself.
    const isOfThis = error instanceof PlatformContractError && (await hasStarted(actor, batch.id));
    if (!isOfThis) {
      await giveBack(actor, [id]);
      throw error;
    }
    await noteRefusal(actor, { id, batchId: batch.id }, error.code);
  }
}

/** Why and how long nothing is sent; null for what is tried again without a word. */
function pauseOf(error: unknown): { code: string; forMs: number | null } | null {
  if (error instanceof PlatformRateLimitError)
    return { code: error.code, forMs: error.retryAfterMs ?? LIMITED_MS };
  if (error instanceof PlatformCreditsError) return { code: "INSUFFICIENT_CREDITS", forMs: null };
  if (error instanceof PlatformNotFoundError) return { code: "PERSONA_NOT_FOUND", forMs: null };
  if (error instanceof PlatformAuthError || error instanceof PlatformForbiddenError)
    return { code: error.code, forMs: null };
  if (error instanceof PlatformContractError && isSurelyRefused(error))
    return { code: "REQUEST_REFUSED", forMs: null };
  if (error instanceof AppError && error.code.startsWith("platform_key_"))
    return { code: error.code.toUpperCase(), forMs: null };
  return null;
}
