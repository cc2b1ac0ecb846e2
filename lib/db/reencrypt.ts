/** The one place that reads secrets of every tenant: to bring them under another key, and for nothing else. */
import { type EncryptionKey, seal, unseal } from "@/lib/crypto/secret-box";
import { database } from "./client";

/** How many secrets are under the first key now that were not, and how many no given key opens. */
export type Reencryption = { changed: number; unreadable: number };

type Row = { id: string; tenantId: string; ciphertext: Uint8Array<ArrayBuffer>; encryptedWith: string };

/**
 * A table with a sealed column. `tenantId` is whoever the secret is bound to, a person for a second step. All work by
 * what the row holds: one that changed meanwhile is left as it is by then.
 */
type SealedTable = {
  list: (notWith: string, after: string) => Promise<Row[]>;
  replace: (row: Row, sealed: ReturnType<typeof seal>) => Promise<number>;
};

const ROWS_AT_ONCE = 100;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Encrypts every stored platform key, webhook address and secret of a provider or a second step anew with the first of
 * the keys. Can be cut off at any moment and run again, and runs beside a serving installation that has all of the keys.
 */
export async function reencrypt(keys: [EncryptionKey, ...EncryptionKey[]]): Promise<Reencryption> {
  const result = { changed: 0, unreadable: 0 };
  for (const table of [platformKeys, webhookTargets, providerSecrets, secondFactors]) {
    let after = FIRST_ID;
    for (;;) {
      const rows = await table.list(keys[0].id, after);
      for (const row of rows) {
        const plain = tryUnseal(row, keys);
        if (plain === null) result.unreadable += 1;
        else result.changed += await table.replace(row, seal(plain, row.tenantId, keys));
        after = row.id;
      }
      if (rows.length < ROWS_AT_ONCE) break;
    }
  }
  return result;
}

function tryUnseal(row: Row, keys: EncryptionKey[]): string | null {
  try {
    return unseal(row, row.tenantId, keys);
  } catch {
    return null;
  }
}

const platformKeys: SealedTable = {
  list: async (notWith, after) => {
    const rows = await database().prisma.platformConnection.findMany({
      where: { keyEncryptedWith: { not: notWith }, removedAt: null, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, keyCiphertext: true, keyEncryptedWith: true },
    });
    return rows.map(({ keyCiphertext, keyEncryptedWith, ...row }) => ({
      ...row,
      ciphertext: keyCiphertext,
      encryptedWith: keyEncryptedWith,
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.platformConnection.updateMany({
      where: { id, keyCiphertext: ciphertext },
      data: { keyCiphertext: sealed.ciphertext, keyEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};

const webhookTargets: SealedTable = {
  list: async (notWith, after) => {
    const rows = await database().prisma.webhook.findMany({
      where: { targetEncryptedWith: { not: notWith }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, targetCiphertext: true, targetEncryptedWith: true },
    });
    return rows.map(({ targetCiphertext, targetEncryptedWith, ...row }) => ({
      ...row,
      ciphertext: targetCiphertext,
      encryptedWith: targetEncryptedWith,
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.webhook.updateMany({
      where: { id, targetCiphertext: ciphertext },
      data: { targetCiphertext: sealed.ciphertext, targetEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};

const providerSecrets: SealedTable = {
  list: async (notWith, after) => {
    const rows = await database().prisma.singleSignOn.findMany({
      where: { secretEncryptedWith: { not: notWith }, tenantId: { gt: after } },
      orderBy: { tenantId: "asc" },
      take: ROWS_AT_ONCE,
      select: { tenantId: true, secretCiphertext: true, secretEncryptedWith: true },
    });
    return rows.map(({ tenantId, secretCiphertext, secretEncryptedWith }) => ({
      id: tenantId,
      tenantId,
      ciphertext: secretCiphertext,
      encryptedWith: secretEncryptedWith,
    }));
  },
  replace: async ({ tenantId, ciphertext }, sealed) => {
    const { count } = await database().prisma.singleSignOn.updateMany({
      where: { tenantId, secretCiphertext: ciphertext },
      data: { secretCiphertext: sealed.ciphertext, secretEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};

const secondFactors: SealedTable = {
  list: async (notWith, after) => {
    const rows = await database().prisma.secondFactor.findMany({
      where: { secretEncryptedWith: { not: notWith }, userId: { gt: after } },
      orderBy: { userId: "asc" },
      take: ROWS_AT_ONCE,
      select: { userId: true, secretCiphertext: true, secretEncryptedWith: true },
    });
    return rows.map(({ userId, secretCiphertext, secretEncryptedWith }) => ({
      id: userId,
      tenantId: userId,
      ciphertext: secretCiphertext,
      encryptedWith: secretEncryptedWith,
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.secondFactor.updateMany({
      where: { userId: id, secretCiphertext: ciphertext },
      data: { secretCiphertext: sealed.ciphertext, secretEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};
