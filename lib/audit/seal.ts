import { createHash } from "node:crypto";

/** A row of `audit_entries`, as the database returns it. */
type SealedEntry = {
  tenantId: string;
  position: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  action: string;
  objectKind: string | null;
  objectId: string | null;
  objectLabel: string | null;
  details: string;
  address: string | null;
  userAgent: string | null;
  previousHash: Uint8Array;
  hash: Uint8Array;
};

/** A place in a log: how many entries lead there, and the hash of the last of them. */
export type AuditHead = { position: bigint; hash: Uint8Array };

/** Where a tenant's log begins: nothing, sealed by the tenant's id. */
export function firstHead(tenantId: string): AuditHead {
  return { position: 0n, hash: createHash("sha256").update(tenantId).digest() };
}

/** The head after `entry`; null when the entry does not follow `head` or is not what was sealed. */
export function followHead(head: AuditHead, entry: SealedEntry): AuditHead | null {
  const { position, previousHash, hash } = entry;
  if (position !== head.position + 1n || !isSame(previousHash, head.hash)) return null;
  const computed = createHash("sha256").update(previousHash).update(auditText(entry)).digest();
  return isSame(computed, hash) ? { position, hash } : null;
}

/** What an entry's hash is over: the same text as audit_text() makes in the database. */
function auditText(entry: SealedEntry): string {
  const { tenantId, position, at, actorKind, actorId, actorLabel, action } = entry;
  const { objectKind, objectId, objectLabel, details, address, userAgent } = entry;
  const head = JSON.stringify([tenantId, "", at.toISOString(), actorKind, actorId, actorLabel, action]);
  const tail = JSON.stringify([objectKind, objectId, objectLabel, details, address, userAgent]);
  // A position is a number of 64 bits, which JSON.stringify does not write.
  return `${head.slice(0, -1).replace('""', String(position))},${tail.slice(1)}`;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
