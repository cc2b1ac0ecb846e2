/** Sessions of erased people that the platform still has: Debrief cannot delete them there. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import type { PlatformClient } from "@/lib/platform/client";
import { PlatformNotFoundError } from "@/lib/platform/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** A session to ask the platform's operator to delete. `sessionId` is null when ENCRYPTION_KEY does not open it. */
export type ErasedSession = {
  id: string;
  sessionId: string | null;
  erasedAt: string;
  caseNumber: string;
  /** When the platform last had it; null while it was not asked. */
  checkedAt: string | null;
};

const MOST_SHOWN = 200;
const CHECK_EVERY_MS = 24 * 60 * 60_000;
const CHECKED_AT_ONCE = 5;

/** Up to two hundred, the oldest erasure first, and how many there are. Throws `forbidden`. */
export async function listErasedSessions(
  actor: MemberActor,
): Promise<{ sessions: ErasedSession[]; total: number }> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const [rows, total] = await Promise.all([
    db.erasedSession.findMany({
      orderBy: { id: "asc" },
      take: MOST_SHOWN,
      select: { ...FIELDS, erasure: { select: { erasedAt: true, caseNumber: true } } },
    }),
    db.erasedSession.count(),
  ]);
  return {
    sessions: rows.map(({ id, checkedAt, erasure, ...row }) => ({
      id,
      sessionId: open(actor, { id, ...row }),
      erasedAt: erasure.erasedAt.toISOString(),
      caseNumber: erasure.caseNumber,
      checkedAt: checkedAt?.toISOString() ?? null,
    })),
    total,
  };
}

/** Asks the platform about a few that nobody asked about for a day, and forgets those that it has no longer. */
export async function checkErasedSessions(
  actor: JobActor,
  connectionId: string,
  client: Pick<PlatformClient, "getSession">,
): Promise<void> {
  const db = tenantDb(actor);
  const due = await db.erasedSession.findMany({
    where: {
      connectionId,
      OR: [{ checkedAt: null }, { checkedAt: { lt: new Date(Date.now() - CHECK_EVERY_MS) } }],
    },
    orderBy: { id: "asc" },
    take: CHECKED_AT_ONCE,
    select: FIELDS,
  });
  for (const row of due) {
    const sessionId = open(actor, row);
    const isGone = sessionId !== null && (await isUnknown(client, sessionId));
    if (isGone) await db.erasedSession.deleteMany({ where: { id: row.id } });
    else await db.erasedSession.updateMany({ where: { id: row.id }, data: { checkedAt: new Date() } });
  }
}

const FIELDS = { id: true, sessionCiphertext: true, sessionEncryptedWith: true, checkedAt: true } as const;

type Sealed = { id: string; sessionCiphertext: Uint8Array<ArrayBuffer>; sessionEncryptedWith: string };

function open(actor: JobActor | MemberActor, { id, sessionCiphertext, sessionEncryptedWith }: Sealed) {
  return openSecret(secretPlaces.erasedSession(actor.tenantId, id), {
    ciphertext: sessionCiphertext,
    encryptedWith: sessionEncryptedWith,
  });
}

/** Whether the platform answers 404 or 410. Throws what else it answers. */
async function isUnknown(client: Pick<PlatformClient, "getSession">, sessionId: string): Promise<boolean> {
  try {
    await client.getSession(sessionId);
    return false;
  } catch (error) {
    if (error instanceof PlatformNotFoundError) return true;
    throw error;
  }
}
