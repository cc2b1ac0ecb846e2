/** A tenant's connections to the platform: one for each project that it reads interviews of. */

import type { MemberActor } from "@/lib/auth/actor";
import { newRowId } from "@/lib/crypto/row-id";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { happened } from "@/lib/data/facts/happened";
import { AT_ONCE } from "@/lib/data/shared/at-once";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { AuditAction } from "@/lib/format/audit-actions";
import { typedName } from "@/lib/format/typed-name";
import { createPlatformClient } from "@/lib/platform/client";
import { PlatformAuthError, PlatformForbiddenError, PlatformNotFoundError } from "@/lib/platform/errors";
import { forgetPace } from "@/lib/tenant/platform-pace";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { pollAtOnce } from "./pending-interviews";
import { KEY_UNREADABLE, openStoredKey } from "./stored-key";

/** A connection as the tenant's members see it. The key itself is never here. */
export type Connection = {
  id: string;
  name: string;
  keyLastFour: string;
  state: "unverified" | "ok" | "refused";
  /** The platform's code when it refused the key (`MISSING_PERMISSION`). */
  refusedCode: string | null;
  isEnabled: boolean;
  interviewCount: number;
  checkedAt: string | null;
  syncedAt: string | null;
};

/** What the platform says of a key. `credits`: what is left to spend, null when it does not say. */
export type KeyCheck =
  | { state: "ok"; credits: number | null }
  | { state: "refused"; code: string }
  | { state: "unverified" };

export const connectionNameSchema = typedName(80, { empty: "Enter a name." });

const MOST_CONNECTIONS = 20;
const MOST_UNFINISHED = 10_000;
const TRIED_SESSIONS = 3;

/** The tenant's connections, oldest first. */
export async function listConnections(actor: MemberActor): Promise<Connection[]> {
  const rows = await tenantDb(actor).platformConnection.findMany({
    where: { removedAt: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      keyLastFour: true,
      state: true,
      refusedCode: true,
      disabledAt: true,
      checkedAt: true,
      syncedAt: true,
      _count: { select: { interviews: true } },
    },
  });
  return rows.map(({ disabledAt, checkedAt, syncedAt, _count, ...row }) => ({
    ...row,
    isEnabled: disabledAt === null,
    interviewCount: _count.interviews,
    checkedAt: checkedAt?.toISOString() ?? null,
    syncedAt: syncedAt?.toISOString() ?? null,
  }));
}

/**
 * Asks the platform about `apiKey` and stores it. A refused key is reported and not stored; when the platform cannot be
 * reached it is stored unverified. Discovery starts at once. Throws `forbidden`, and `conflict` for a key that is there.
 */
export async function addConnection(
  actor: MemberActor,
  apiKey: string,
  name = "Platform",
): Promise<{ check: KeyCheck; id: string | null }> {
  actor.demand("connection.manage");
  await refuseKnownKey(actor, apiKey);
  const check = await checkKey(apiKey);
  if (check.state === "refused") return { check, id: null };
  const id = newRowId();
  await tenantDb(actor).$transaction(async (tx) => {
    if ((await tx.platformConnection.count({ where: { removedAt: null } })) >= MOST_CONNECTIONS)
      throw new AppError(
        "conflict",
        `You have reached the limit of ${MOST_CONNECTIONS} connections. Remove one first.`,
      );
    await tx.platformConnection.create({
      data: { id, name, ...sealedKey(actor, id, apiKey), state: check.state, checkedAt: new Date() },
    });
    await discoverAtOnce(tx, id);
    const connection = { id, name, keyLastFour: apiKey.slice(-4) };
    await happened(tx, actor, { kind: "connection_changed", action: "connection.added", connection });
  });
  await forgetPace(actor);
  return { check, id };
}

/** Why a key did not take the place of another, which then goes on serving. */
export type RotationRefusal = "refused" | "unreachable" | "other_interviews";

/**
 * Puts `apiKey` in the place of the connection's key once the platform accepts it and it sees the interviews that came
 * by the old one; until then, and when not, the old one serves. What runs with the old one runs on. Throws `forbidden`,
 * `not_found`, and `conflict` for a key that is there.
 */
export async function rotateConnectionKey(
  actor: MemberActor,
  id: string,
  apiKey: string,
): Promise<{ ok: true; credits: number | null } | { ok: false; reason: RotationRefusal; code?: string }> {
  actor.demand("connection.manage");
  await refuseKnownKey(actor, apiKey);
  const check = await checkKey(apiKey);
  if (check.state === "refused") return { ok: false, reason: "refused", code: check.code };
  const sees = check.state === "ok" ? await seesInterviewsOf(actor, id, apiKey) : null;
  if (check.state !== "ok" || sees === null) return { ok: false, reason: "unreachable" };
  if (!sees) return { ok: false, reason: "other_interviews" };
  await change(actor, id, "connection.key_set", async (tx) => {
    const verified = { state: "ok", refusedCode: null, checkedAt: new Date() } as const;
    await tx.platformConnection.update({
      where: { id },
      data: { ...sealedKey(actor, id, apiKey), ...verified },
    });
    await discoverAtOnce(tx, id);
  });
  await forgetPace(actor);
  return { ok: true, credits: check.credits };
}

/** Gives it another name. Throws `forbidden` and `not_found`. */
export async function renameConnection(actor: MemberActor, id: string, name: string): Promise<void> {
  await change(actor, id, "connection.renamed", (tx) =>
    tx.platformConnection.update({ where: { id }, data: { name } }),
  );
}

/**
 * Stops or resumes all use of its key: listing, polling, recordings, transcripts. What is known of its interviews stays.
 * Throws `forbidden` and `not_found`.
 */
export async function setConnectionEnabled(
  actor: MemberActor,
  id: string,
  isEnabled: boolean,
): Promise<void> {
  await change(actor, id, isEnabled ? "connection.resumed" : "connection.stopped", async (tx) => {
    const values = isEnabled ? { disabledAt: null, fullySyncedAt: null } : { disabledAt: new Date() };
    await tx.platformConnection.update({ where: { id }, data: values });
    if (isEnabled) await discoverAtOnce(tx, id);
  });
  if (!isEnabled) return;
  const unfinished = await tenantDb(actor).interview.findMany({
    where: { connectionId: id, status: { in: ["initiated", "active"] }, missingSince: null },
    orderBy: { sessionCreatedAt: "desc" },
    take: MOST_UNFINISHED,
    select: { id: true },
  });
  await pollAtOnce(
    actor,
    unfinished.map((interview) => interview.id),
  );
}

/**
 * Forgets the key for good. Its interviews stay with their notes and reviews, without recording and transcript, until
 * another connection lists them. Throws `forbidden` and `not_found`.
 */
export async function removeConnection(actor: MemberActor, id: string): Promise<void> {
  await change(actor, id, "connection.removed", async (tx) => {
    const gone = { removedAt: new Date(), keyCiphertext: new Uint8Array(), keyEncryptedWith: "" };
    await tx.platformConnection.update({ where: { id }, data: gone });
    await tx.job.deleteMany({ where: { kind: { in: ["discover", "sweep"] }, subjectId: id } });
  });
}

/** Asks the platform now what it says of the stored key. Throws `forbidden` and `not_found`. */
export async function checkConnection(actor: MemberActor, id: string): Promise<KeyCheck> {
  actor.demand("connection.manage");
  const connections = tenantDb(actor).platformConnection;
  const row = await connections.findFirst({
    where: { id, removedAt: null },
    select: { id: true, keyCiphertext: true, keyEncryptedWith: true },
  });
  if (!row) throw notFound("That connection");
  const key = openStoredKey(actor, row);
  const check: KeyCheck = key === null ? { state: "refused", code: KEY_UNREADABLE } : await checkKey(key);
  if (check.state !== "unverified")
    await connections.updateMany({
      where: { id, keyCiphertext: row.keyCiphertext },
      data: {
        state: check.state,
        refusedCode: check.state === "refused" ? check.code : null,
        checkedAt: new Date(),
      },
    });
  return check;
}

async function checkKey(apiKey: string): Promise<KeyCheck> {
  const client = createPlatformClient({ baseUrl: env().PLATFORM_URL, apiKey });
  try {
    await client.checkKey();
  } catch (error) {
    return error instanceof PlatformAuthError
      ? { state: "refused", code: error.code }
      : { state: "unverified" };
  }
  // Nice to know, and no more: a key may list interviews and not be told.
  const credits = await client.getCredits().catch(() => null);
  return { state: "ok", credits: credits?.balance ?? null };
}

/** Whether the key knows any of the connection's latest interviews; true without any, null when it could not be asked. */
async function seesInterviewsOf(actor: MemberActor, id: string, apiKey: string): Promise<boolean | null> {
  const client = createPlatformClient({ baseUrl: env().PLATFORM_URL, apiKey });
  const latest = await tenantDb(actor).interview.findMany({
    where: { connectionId: id, missingSince: null },
    orderBy: { sessionCreatedAt: "desc" },
    take: TRIED_SESSIONS,
    select: { sessionId: true },
  });
  for (const { sessionId } of latest)
    try {
      await client.getSession(sessionId);
      return true;
    } catch (error) {
      const isUnknown = error instanceof PlatformNotFoundError || error instanceof PlatformForbiddenError;
      if (!isUnknown) return null;
    }
  return latest.length === 0;
}

async function refuseKnownKey(actor: MemberActor, apiKey: string): Promise<void> {
  const rows = await tenantDb(actor).platformConnection.findMany({
    where: { removedAt: null, keyLastFour: apiKey.slice(-4) },
    select: { id: true, name: true, keyCiphertext: true, keyEncryptedWith: true },
  });
  const same = rows.find((row) => openStoredKey(actor, row) === apiKey);
  if (same) throw new AppError("conflict", `This key has already been added as ${same.name}.`);
}

function sealedKey({ tenantId }: MemberActor, id: string, apiKey: string) {
  const sealed = sealSecret(secretPlaces.platformKey(tenantId, id), apiKey);
  return {
    keyCiphertext: sealed.ciphertext,
    keyEncryptedWith: sealed.encryptedWith,
    keyLastFour: apiKey.slice(-4),
  };
}

async function discoverAtOnce(tx: TenantTransaction, subjectId: string): Promise<void> {
  const due = { runAt: AT_ONCE, attempts: 0, lastError: null };
  const job = { kind: "discover", subjectId } as const;
  const waiting = await tx.job.updateMany({ where: job, data: due });
  if (waiting.count === 0) await tx.job.create({ data: { ...job, ...due } });
}

/** Does `work` on a connection that is there, and tells the audit log. */
async function change(
  actor: MemberActor,
  id: string,
  action: Extract<AuditAction, `connection.${string}`>,
  work: (tx: TenantTransaction) => Promise<unknown>,
): Promise<void> {
  actor.demand("connection.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const where = { id, removedAt: null };
    const row = await tx.platformConnection.findFirst({ where, select: { id: true } });
    if (!row) throw notFound("That connection");
    await work(tx);
    const after = await tx.platformConnection.findUniqueOrThrow({
      where: { id },
      select: { name: true, keyLastFour: true },
    });
    await happened(tx, actor, { kind: "connection_changed", action, connection: { id, ...after } });
  });
}
