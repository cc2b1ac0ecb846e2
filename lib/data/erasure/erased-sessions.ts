/** Sessions of erased people that the platform still has: Debrief cannot delete them there. */
import type { JobActor, MemberActor } from "@/lib/auth/actor";
import { openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import type { PlatformClient } from "@/lib/platform/client";
import { PlatformError, PlatformNotFoundError } from "@/lib/platform/errors";
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
const CHECK_EVERY_MS = 20 * 60 * 60_000;
/** After each listing of all, which is once a day at the slowest. */
const CHECKED_AT_ONCE = 50;

/** Up to two hundred, the oldest erasure first, and how many there are. Throws `forbidden`. */
export async function listErasedSessions(
  actor: MemberActor,
): Promise<{ sessions: ErasedSession[]; total: number }> {
  actor.demand("privacy.manage");
  const db = tenantDb(actor);
  const rows = await db.erasedSession.findMany({
    orderBy: { id: "asc" },
    take: MOST_SHOWN,
    select: { ...FIELDS, erasure: { select: { erasedAt: true, caseNumber: true } } },
  });
  const total = rows.length < MOST_SHOWN ? rows.length : await db.erasedSession.count();
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

/** Asks the platform about some that nobody asked about for most of a day, and forgets those that it has no longer. */
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
    if (sessionId === null) continue;
    const answer = await askFor(client, sessionId);
    if (answer === "gone") await db.erasedSession.deleteMany({ where: { id: row.id } });
    else if (answer === "there")
      await db.erasedSession.updateMany({ where: { id: row.id }, data: { checkedAt: new Date() } });
    else if (answer === "later") return;
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

/** `gone`: the platform answers 404 or 410. `later`: it does not answer, or wants to be left alone. */
async function askFor(
  client: Pick<PlatformClient, "getSession">,
  sessionId: string,
): Promise<"gone" | "there" | "later" | "refused"> {
  try {
    await client.getSession(sessionId);
    return "there";
  } catch (error) {
    if (error instanceof PlatformNotFoundError) return "gone";
    if (error instanceof PlatformError) return error.retryable ? "later" : "refused";
    throw error;
  }
}
