import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { ApiTokenActor, MemberActor } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { recordAudit } from "@/lib/data/audit/audit";
import { notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { processSingleton } from "@/lib/process-singleton";
import { tenantDb } from "@/lib/tenant/tenant-db";

const PREFIX = "dbr_";
const SHOWN_CHARACTERS = 8;
const USED_EVERY_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** A token that was not revoked. Of the secret, only its first characters are known. */
export type ApiToken = {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** Null: it works until it is revoked. */
  expiresAt: string | null;
  isExpired: boolean;
};

export const apiTokenSchema = z.object({
  name: typedName(80, { empty: "Enter a name." }),
  days: z.union([z.literal(30), z.literal(90), z.literal(365), z.null()]),
});

/** The tenant's tokens, newest first. Throws `forbidden`. */
export async function listApiTokens(actor: MemberActor): Promise<ApiToken[]> {
  actor.demand("apiTokens.manage");
  const rows = await tenantDb(actor).apiToken.findMany({
    where: { revokedAt: null },
    orderBy: { id: "desc" },
    select: { id: true, name: true, prefix: true, createdAt: true, lastUsedAt: true, expiresAt: true },
  });
  return rows.map(({ createdAt, lastUsedAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    isExpired: expiresAt !== null && expiresAt.getTime() <= Date.now(),
  }));
}

/**
 * Makes a token for the tenant's own programs, valid for `days` or until it is revoked, and returns it; it cannot be
 * read again. Throws `forbidden`.
 */
export async function createApiToken(
  actor: MemberActor,
  name: string,
  days: number | null = null,
): Promise<string> {
  actor.demand("apiTokens.manage");
  const token = PREFIX + newToken();
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  await tenantDb(actor).$transaction(async (tx) => {
    const { id } = await tx.apiToken.create({
      data: { name, prefix: token.slice(0, SHOWN_CHARACTERS), tokenHash: hashToken(token), expiresAt },
      select: { id: true },
    });
    await recordAudit(actor, tx, {
      action: "token.made",
      object: { kind: "token", id, label: name },
      details: { expiresAt: expiresAt?.toISOString() ?? null },
    });
  });
  return token;
}

/** Ends a token: its next request is refused. Throws `forbidden` and `not_found`. */
export async function revokeApiToken(actor: MemberActor, id: string): Promise<void> {
  actor.demand("apiTokens.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const [token] = await tx.apiToken.updateManyAndReturn({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { name: true },
    });
    if (!token) throw notFound("That token");
    await recordAudit(actor, tx, {
      action: "token.revoked",
      object: { kind: "token", id, label: token.name },
    });
  });
}

/** Remembers that the token was used, at most once a minute. */
export async function recordApiTokenUsed(actor: ApiTokenActor): Promise<void> {
  const noted = processSingleton(
    "tokens-noted",
    () => new LRUCache<string, true>({ max: 10_000, ttl: USED_EVERY_MS }),
  );
  if (noted.has(actor.tokenId)) return;
  noted.set(actor.tokenId, true);
  const staleBefore = new Date(Date.now() - USED_EVERY_MS);
  await tenantDb(actor).apiToken.updateMany({
    where: { id: actor.tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: staleBefore } }] },
    data: { lastUsedAt: new Date() },
  });
}
