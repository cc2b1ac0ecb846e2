/** The one place where a tenant's keys to the platform are used. */
import type { Actor, ApiTokenActor, JobActor, MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { publish } from "@/lib/events/bus";
import { createPlatformClient, type PlatformClient } from "@/lib/platform/client";
import {
  PlatformAuthError,
  PlatformForbiddenError,
  PlatformNotFoundError,
  PlatformPausedError,
} from "@/lib/platform/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { pacerFor } from "./pacing";
import { KEY_UNREADABLE, openStoredKey } from "./stored-key";

type PlatformActor = MemberActor | ReviewLinkActor | ApiTokenActor | JobActor;

// A job for a key that was refused, or is not to be used, asks nothing and comes again.
const REFUSED_MS = 5 * 60_000;
const DISABLED_MS = 60 * 60_000;

/**
 * Runs `use` with a client that holds the connection's key, which is read here unless the row was read just now; without a
 * connection, with each of the tenant's in turn until one knows what is asked for. A refused key marks its connection, so that admins are told. Throws
 * `platform_key_missing` when there is no key to use, `PlatformPausedError` to jobs that have to wait, and whatever
 * `use` throws.
 */
export async function withPlatformClient<T>(
  actor: PlatformActor,
  connection: string | KeyedConnection | null,
  use: (client: PlatformClient) => Promise<T>,
): Promise<T> {
  const rows = await readConnections(actor, connection);
  let failure: unknown = new AppError("platform_key_missing", MISSING);
  for (const row of rows) {
    demandUsable(actor, row);
    try {
      return await useKey(actor, row, use);
    } catch (error) {
      if (!mayBeAnothers(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function readConnections(
  actor: PlatformActor,
  connection: string | KeyedConnection | null,
): Promise<KeyedConnection[]> {
  if (connection !== null && typeof connection !== "string")
    return connection.removedAt === null ? [connection] : [];
  return tenantDb(actor).platformConnection.findMany({
    where: { removedAt: null, ...(connection === null ? { disabledAt: null } : { id: connection }) },
    orderBy: { id: "asc" },
    select: KEYED_FIELDS,
  });
}

const MISSING = "This organisation has no platform key yet.";
const UNREADABLE = "The stored platform key cannot be opened. Enter it again under Settings.";

/** What of a connection is needed to ask the platform by it. */
export const KEYED_FIELDS = {
  id: true,
  keyCiphertext: true,
  keyEncryptedWith: true,
  state: true,
  checkedAt: true,
  disabledAt: true,
  removedAt: true,
} as const satisfies Prisma.PlatformConnectionSelect;

export type KeyedConnection = Prisma.PlatformConnectionGetPayload<{ select: typeof KEYED_FIELDS }>;

function demandUsable(actor: PlatformActor, { state, checkedAt, disabledAt }: KeyedConnection): void {
  if (actor.kind !== "job") {
    if (disabledAt === null) return;
    throw new AppError("platform_key_missing", "The platform connection for this interview is disabled.");
  }
  if (disabledAt !== null) throw new PlatformPausedError(DISABLED_MS);
  const restMs = REFUSED_MS - (Date.now() - (checkedAt?.getTime() ?? 0));
  if (state === "refused" && restMs > 0) throw new PlatformPausedError(restMs);
}

async function useKey<T>(
  actor: PlatformActor,
  row: KeyedConnection,
  use: (client: PlatformClient) => Promise<T>,
): Promise<T> {
  const apiKey = openStoredKey(actor, row);
  if (apiKey === null) {
    await markConnectionRefused(actor, row, KEY_UNREADABLE);
    throw new AppError("platform_key_unreadable", UNREADABLE);
  }
  try {
    return await use(createPlatformClient({ baseUrl: env().PLATFORM_URL, apiKey, pacer: pacerFor(actor) }));
  } catch (error) {
    if (error instanceof PlatformAuthError) await markConnectionRefused(actor, row, error.code);
    throw error;
  }
}

/** A session that one key does not know may be another's, which a refused key says nothing of. */
function mayBeAnothers(error: unknown): boolean {
  return (
    error instanceof PlatformNotFoundError ||
    error instanceof PlatformForbiddenError ||
    error instanceof PlatformAuthError
  );
}

/**
 * Remembers that the platform refused the key, unless it was replaced meanwhile. What was fetched with it is forgotten
 * on every replica.
 */
export async function markConnectionRefused(
  actor: Actor,
  { id, keyCiphertext }: Pick<KeyedConnection, "id" | "keyCiphertext">,
  code: string,
): Promise<void> {
  const connections = tenantDb(actor).platformConnection;
  const refusal = { state: "refused", refusedCode: code, checkedAt: new Date() } as const;
  const newlyRefused = await connections.updateMany({
    where: { id, keyCiphertext, state: { not: "refused" } },
    data: refusal,
  });
  if (newlyRefused.count > 0) await publish(actor, { type: "access" });
  else await connections.updateMany({ where: { id, keyCiphertext }, data: refusal });
}
