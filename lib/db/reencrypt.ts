/** The one place that reads secrets of every tenant: to bring them under another key, and for nothing else. */
import { type EncryptionKey, knownLabels, NEWEST_FORMAT, seal, unseal } from "@/lib/crypto/secret-box";
import { secretPlaces } from "@/lib/crypto/stored-secret";
import { candidateLinks } from "./candidate-links";
import { database } from "./client";
import { ROWS_AT_ONCE, type SealedRow, type SealedTable } from "./sealed-table";

/** How many secrets are under the first key now that were not, and how many no given key opens. */
export type Reencryption = { changed: number; unreadable: number };

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Encrypts every stored platform key, webhook address and secret of a provider or a second step anew with the first of
 * the keys, in the newest format; or only those of an older one. Can be cut off at any moment and run again, and runs
 * beside a serving installation that has all of the keys.
 */
export async function reencrypt(
  keys: [EncryptionKey, ...EncryptionKey[]],
  which: "all" | "older format" = "all",
): Promise<Reencryption> {
  const result = { changed: 0, unreadable: 0 };
  const [newest = ""] = knownLabels(keys);
  const label = { not: which === "all" ? newest : { startsWith: NEWEST_FORMAT } };
  for (const table of [...Object.values(TABLES), linkTokens, erasedSessions, candidateLinks]) {
    let after = FIRST_ID;
    for (;;) {
      const rows = await table.list(label, after);
      for (const row of rows) {
        const plain = tryUnseal(row, keys);
        if (plain === null) result.unreadable += 1;
        else result.changed += await table.replace(row, seal(plain, row.place, keys));
        after = row.id;
      }
      if (rows.length < ROWS_AT_ONCE) break;
    }
  }
  return result;
}

/** How many stored secrets are under keys that are not among these. Cheap: opens none. */
export async function countLockedSecrets(
  keys: EncryptionKey[],
): Promise<Record<keyof typeof TABLES, number>> {
  const labels = knownLabels(keys);
  const { platformKeys, webhookTargets, providerSecrets, secondFactors, erasureKeys } = TABLES;
  return {
    platformKeys: await platformKeys.count(labels),
    webhookTargets: await webhookTargets.count(labels),
    providerSecrets: await providerSecrets.count(labels),
    secondFactors: await secondFactors.count(labels),
    erasureKeys: await erasureKeys.count(labels),
  };
}

function tryUnseal(row: SealedRow, keys: EncryptionKey[]): string | null {
  try {
    return unseal(row, row.place, keys);
  } catch {
    return null;
  }
}

const platformKeys: SealedTable = {
  list: async (label, after) => {
    const rows = await database().prisma.platformConnection.findMany({
      where: { keyEncryptedWith: label, removedAt: null, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, keyCiphertext: true, keyEncryptedWith: true },
    });
    return rows.map(({ id, tenantId, keyCiphertext, keyEncryptedWith }) => ({
      id,
      place: secretPlaces.platformKey(tenantId, id),
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
  count: (labels) =>
    database().prisma.platformConnection.count({
      where: { removedAt: null, disabledAt: null, keyEncryptedWith: { notIn: labels } },
    }),
};

const webhookTargets: SealedTable = {
  list: async (label, after) => {
    const rows = await database().prisma.webhook.findMany({
      where: { targetEncryptedWith: label, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, targetCiphertext: true, targetEncryptedWith: true },
    });
    return rows.map(({ id, tenantId, targetCiphertext, targetEncryptedWith }) => ({
      id,
      place: secretPlaces.webhookTarget(tenantId, id),
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
  count: (labels) =>
    database().prisma.webhook.count({ where: { disabledAt: null, targetEncryptedWith: { notIn: labels } } }),
};

const providerSecrets: SealedTable = {
  list: async (label, after) => {
    const rows = await database().prisma.singleSignOn.findMany({
      where: { secretEncryptedWith: label, tenantId: { gt: after } },
      orderBy: { tenantId: "asc" },
      take: ROWS_AT_ONCE,
      select: { tenantId: true, issuer: true, secretCiphertext: true, secretEncryptedWith: true },
    });
    return rows.map(({ tenantId, issuer, secretCiphertext, secretEncryptedWith }) => ({
      id: tenantId,
      place: secretPlaces.providerSecret(tenantId, issuer),
      ciphertext: secretCiphertext,
      encryptedWith: secretEncryptedWith,
    }));
  },
  replace: async ({ id, place, ciphertext }, sealed) => {
    const { count } = await database().prisma.singleSignOn.updateMany({
      where: { tenantId: id, issuer: place.audience ?? "", secretCiphertext: ciphertext },
      data: { secretCiphertext: sealed.ciphertext, secretEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
  count: (labels) =>
    database().prisma.singleSignOn.count({ where: { secretEncryptedWith: { notIn: labels } } }),
};

const secondFactors: SealedTable = {
  list: async (label, after) => {
    const rows = await database().prisma.secondFactor.findMany({
      where: { secretEncryptedWith: label, userId: { gt: after } },
      orderBy: { userId: "asc" },
      take: ROWS_AT_ONCE,
      select: { userId: true, secretCiphertext: true, secretEncryptedWith: true },
    });
    return rows.map(({ userId, secretCiphertext, secretEncryptedWith }) => ({
      id: userId,
      place: secretPlaces.secondStep(userId),
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
  count: (labels) =>
    database().prisma.secondFactor.count({ where: { secretEncryptedWith: { notIn: labels } } }),
};

/** Not among those that are missed when they are lost: a link opens by its digest, and its address can be replaced. */
const linkTokens: Omit<SealedTable, "count"> = {
  list: async (label, after) => {
    const rows = await database().prisma.reviewLink.findMany({
      where: { tokenEncryptedWith: label, tokenCiphertext: { not: null }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
      select: { id: true, tenantId: true, tokenCiphertext: true, tokenEncryptedWith: true },
    });
    return rows.map(({ id, tenantId, tokenCiphertext, tokenEncryptedWith }) => ({
      id,
      place: secretPlaces.linkToken(tenantId, id),
      ciphertext: tokenCiphertext ?? new Uint8Array(),
      encryptedWith: tokenEncryptedWith ?? "",
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.reviewLink.updateMany({
      where: { id, tokenCiphertext: ciphertext },
      data: { tokenCiphertext: sealed.ciphertext, tokenEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};

const erasureKeys: SealedTable = {
  list: async (label, after) => {
    const rows = await database().prisma.erasureKey.findMany({
      where: { keyEncryptedWith: label, tenantId: { gt: after } },
      orderBy: { tenantId: "asc" },
      take: ROWS_AT_ONCE,
    });
    return rows.map(({ tenantId, keyCiphertext, keyEncryptedWith }) => ({
      id: tenantId,
      place: secretPlaces.fingerprintKey(tenantId),
      ciphertext: keyCiphertext,
      encryptedWith: keyEncryptedWith,
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.erasureKey.updateMany({
      where: { tenantId: id, keyCiphertext: ciphertext },
      data: { keyCiphertext: sealed.ciphertext, keyEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
  count: (labels) => database().prisma.erasureKey.count({ where: { keyEncryptedWith: { notIn: labels } } }),
};

/** Not among those that are missed when they are lost: the next listing that has the session seals its id anew. */
const erasedSessions: Omit<SealedTable, "count"> = {
  list: async (label, after) => {
    const rows = await database().prisma.erasedSession.findMany({
      where: { sessionEncryptedWith: label, id: { gt: after } },
      orderBy: { id: "asc" },
      take: ROWS_AT_ONCE,
    });
    return rows.map(({ id, tenantId, sessionCiphertext, sessionEncryptedWith }) => ({
      id,
      place: secretPlaces.erasedSession(tenantId, id),
      ciphertext: sessionCiphertext,
      encryptedWith: sessionEncryptedWith,
    }));
  },
  replace: async ({ id, ciphertext }, sealed) => {
    const { count } = await database().prisma.erasedSession.updateMany({
      where: { id, sessionCiphertext: ciphertext },
      data: { sessionCiphertext: sealed.ciphertext, sessionEncryptedWith: sealed.encryptedWith },
    });
    return count;
  },
};

const TABLES = { platformKeys, webhookTargets, providerSecrets, secondFactors, erasureKeys };
