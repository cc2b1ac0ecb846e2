import type { ApiTokenActor, MemberActor } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { tenantDb } from "@/lib/db/tenant";

const PREFIX = "dbr_";
const SHOWN_CHARACTERS = 8;
const USED_EVERY_MS = 60_000;

/** Makes a token for the tenant's own programs and returns it; it cannot be read again. Throws `forbidden`. */
export async function createApiToken(actor: MemberActor, name: string): Promise<string> {
  actor.demand("connection.manage");
  const token = PREFIX + newToken();
  await tenantDb(actor).apiToken.create({
    data: { name, prefix: token.slice(0, SHOWN_CHARACTERS), tokenHash: hashToken(token) },
  });
  return token;
}

/** Remembers that the token was used, at most once a minute. */
export async function recordApiTokenUsed(actor: ApiTokenActor): Promise<void> {
  const staleBefore = new Date(Date.now() - USED_EVERY_MS);
  await tenantDb(actor).apiToken.updateMany({
    where: { id: actor.tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: staleBefore } }] },
    data: { lastUsedAt: new Date() },
  });
}
