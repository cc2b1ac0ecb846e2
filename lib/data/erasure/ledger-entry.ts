import type { LedgerEntry } from "@/lib/privacy/erasure-ledger";
import type { TenantDb } from "@/lib/tenant/tenant-db";

/** An erasure as the ledger keeps it; null when it is not in the database. */
export async function toLedgerEntry(
  db: Pick<TenantDb, "erasure" | "erasureKey">,
  tenantId: string,
  erasureId: string,
): Promise<Omit<LedgerEntry, "v"> | null> {
  const [row, key] = await Promise.all([
    db.erasure.findFirst({
      where: { id: erasureId, tenantId },
      select: {
        ...{ candidateIds: true, interviewIds: true, reason: true, caseNumber: true },
        ...{ erasedById: true, erasedAt: true, byRule: true },
        fingerprints: { select: { fingerprint: true } },
      },
    }),
    db.erasureKey.findFirst({ where: { tenantId } }),
  ]);
  if (!row || !key) return null;
  const { fingerprints, erasedAt, ...same } = row;
  return {
    ...{ erasureId, tenantId, ...same, erasedAt: erasedAt.toISOString() },
    fingerprints: fingerprints.map((one) => one.fingerprint),
    key: {
      ciphertext: Buffer.from(key.keyCiphertext).toString("base64"),
      encryptedWith: key.keyEncryptedWith,
    },
  };
}
