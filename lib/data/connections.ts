import type { Actor, ApiTokenActor, JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { parseEncryptionKeys, seal, unseal } from "@/lib/crypto/secret-box";
import { forgetPace } from "@/lib/db/platform-pace";
import { tenantDb } from "@/lib/db/tenant";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { publish } from "@/lib/events/bus";
import { AT_ONCE } from "@/lib/jobs/at-once";
import { createPlatformClient, type PlatformClient } from "@/lib/platform/client";
import { PlatformAuthError } from "@/lib/platform/errors";
import { pacerFor } from "./pacing";

/** A tenant's access to the platform as its members see it. The key itself is never here. */
export type Connection = {
  id: string;
  keyLastFour: string;
  state: "unverified" | "ok" | "refused";
  /** The platform's code when it refused the key (`MISSING_PERMISSION`). */
  refusedCode: string | null;
  checkedAt: string | null;
  syncedAt: string | null;
};

const FIELDS = {
  id: true,
  keyLastFour: true,
  state: true,
  refusedCode: true,
  checkedAt: true,
  syncedAt: true,
} as const;

/** The tenant's connection, or null when it has none yet. */
export async function getConnection(actor: MemberActor): Promise<Connection | null> {
  const row = await tenantDb(actor).platformConnection.findFirst({ orderBy: { id: "asc" }, select: FIELDS });
  if (!row) return null;
  return {
    ...row,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt?.toISOString() ?? null,
  };
}

/**
 * Verifies `apiKey` against the platform and stores it, replacing the one before. A refused key is reported and
 * not stored; when the platform cannot be reached the key is stored unverified. Discovery starts at once.
 */
export async function saveConnectionKey(
  actor: MemberActor,
  apiKey: string,
): Promise<{ ok: true; verified: boolean } | { ok: false; reason: "refused"; code: string }> {
  actor.demand("connection.manage");
  const check = await checkKey(apiKey);
  if (check.state === "refused") return { ok: false, reason: "refused", code: check.code };
  const sealed = seal(apiKey, actor.tenantId, parseEncryptionKeys(env().ENCRYPTION_KEY));
  const values = {
    keyCiphertext: sealed.ciphertext,
    keyEncryptedWith: sealed.encryptedWith,
    keyLastFour: apiKey.slice(-4),
    state: check.state,
    refusedCode: null,
    checkedAt: new Date(),
    fullySyncedAt: null,
    fullCursor: null,
    fullStartedAt: null,
    filterIgnoredAt: null,
  };
  await tenantDb(actor).$transaction(async (tx) => {
    const existing = await tx.platformConnection.findFirst({ orderBy: { id: "asc" }, select: { id: true } });
    const { id } = existing
      ? await tx.platformConnection.update({ where: { id: existing.id }, data: values, select: { id: true } })
      : await tx.platformConnection.create({ data: values, select: { id: true } });
    const due = { runAt: AT_ONCE, attempts: 0, lastError: null };
    const jobs = { kind: "discover", subjectId: id } as const;
    const waiting = await tx.job.updateMany({ where: jobs, data: due });
    if (waiting.count === 0) await tx.job.create({ data: { ...jobs, ...due } });
  });
  await forgetPace(actor);
  await publish(actor, { type: "access" });
  return { ok: true, verified: check.state === "ok" };
}

async function checkKey(
  apiKey: string,
): Promise<{ state: "ok" | "unverified" } | { state: "refused"; code: string }> {
  try {
    await createPlatformClient({ baseUrl: env().PLATFORM_URL, apiKey }).checkKey();
    return { state: "ok" };
  } catch (error) {
    if (error instanceof PlatformAuthError) return { state: "refused", code: error.code };
    return { state: "unverified" };
  }
}

/**
 * Runs `use` with a client that holds the tenant's key. A refused key marks the connection, so that its admins
 * are told. Throws `platform_key_missing` when the tenant has no connection, and whatever `use` throws.
 */
export async function withPlatformClient<T>(
  actor: MemberActor | ReviewLinkActor | ApiTokenActor | JobActor,
  connectionId: string | null,
  use: (client: PlatformClient) => Promise<T>,
): Promise<T> {
  const row = await tenantDb(actor).platformConnection.findFirst({
    where: connectionId === null ? {} : { id: connectionId },
    orderBy: { id: "asc" },
    select: { id: true, keyCiphertext: true, keyEncryptedWith: true },
  });
  if (!row)
    throw new AppError("platform_key_missing", "No platform key has been stored for this organisation yet.");
  const sealed = { ciphertext: row.keyCiphertext, encryptedWith: row.keyEncryptedWith };
  const apiKey = unseal(sealed, actor.tenantId, parseEncryptionKeys(env().ENCRYPTION_KEY));
  try {
    return await use(createPlatformClient({ baseUrl: env().PLATFORM_URL, apiKey, pacer: pacerFor(actor) }));
  } catch (error) {
    if (error instanceof PlatformAuthError) await markConnectionRefused(actor, row.id, error.code);
    throw error;
  }
}

/** Remembers that the platform refused the key. What was fetched with it is forgotten on every replica. */
export async function markConnectionRefused(actor: Actor, connectionId: string, code: string): Promise<void> {
  const connections = tenantDb(actor).platformConnection;
  const refusal = { state: "refused", refusedCode: code, checkedAt: new Date() } as const;
  const newlyRefused = await connections.updateMany({
    where: { id: connectionId, state: { not: "refused" } },
    data: refusal,
  });
  if (newlyRefused.count > 0) await publish(actor, { type: "access" });
  else await connections.updateMany({ where: { id: connectionId }, data: refusal });
}
