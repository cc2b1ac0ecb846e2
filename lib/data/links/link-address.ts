import type { MemberActor } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { openSecret, sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { notFound } from "@/lib/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { demandSharer } from "./link-policy";

/** What a link holds of its token: a digest that opens it, and the token itself, sealed, for its maker. */
export function tokenColumns(actor: MemberActor, linkId: string, token: string) {
  const sealed = sealSecret(secretPlaces.linkToken(actor.tenantId, linkId), token);
  return {
    tokenHash: hashToken(token),
    tokenCiphertext: sealed.ciphertext,
    tokenEncryptedWith: sealed.encryptedWith,
  };
}

/**
 * The token of a link that the actor made, to be copied again. Throws `forbidden` for who may not share, and `not_found`
 * for what others made, for a revoked link and for one whose token is not kept or cannot be opened.
 */
export async function getLinkToken(actor: MemberActor, linkId: string): Promise<{ token: string }> {
  await demandSharer(actor);
  const row = await tenantDb(actor).reviewLink.findUnique({
    where: { id: linkId, createdById: actor.user.id, revokedAt: null },
    select: { tokenCiphertext: true, tokenEncryptedWith: true },
  });
  if (!row?.tokenCiphertext || !row.tokenEncryptedWith) throw notFound("That address");
  const sealed = { ciphertext: row.tokenCiphertext, encryptedWith: row.tokenEncryptedWith };
  // Null when the key that it was sealed with is gone, as after a restore. The link works; its address can be replaced.
  const token = openSecret(secretPlaces.linkToken(actor.tenantId, linkId), sealed);
  if (token === null) throw notFound("That address");
  return { token };
}
