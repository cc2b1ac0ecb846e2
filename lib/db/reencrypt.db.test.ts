import { expect, test } from "vitest";
import { newRowId } from "@/lib/crypto/row-id";
import { type EncryptionKey, parseEncryptionKeys, seal, unseal } from "@/lib/crypto/secret-box";
import { secretPlaces } from "@/lib/crypto/stored-secret";
import { createTenant, createUser } from "@/prisma/factories";
import { firstFormat } from "@/testing/first-format";
import { useTestDatabase } from "@/testing/use-test-database";
import { database } from "./client";
import { countLockedSecrets, reencrypt } from "./reencrypt";

useTestDatabase();

const keyOf = (byte: number) => parseEncryptionKeys(Buffer.alloc(32, byte).toString("base64"))[0];
const [OLD, NEW, LOST] = [keyOf(1), keyOf(2), keyOf(3)];

async function storeKey(apiKey: string, key: EncryptionKey) {
  const { id: tenantId } = await createTenant();
  const sealed = firstFormat(apiKey, tenantId, key);
  const { id } = await database().prisma.platformConnection.create({
    data: {
      tenantId,
      keyCiphertext: sealed.ciphertext,
      keyEncryptedWith: sealed.encryptedWith,
      keyLastFour: apiKey.slice(-4),
    },
  });
  return { id, tenantId };
}

async function storeWebhook(target: string, key: EncryptionKey) {
  const { id: tenantId } = await createTenant();
  const sealed = firstFormat(target, tenantId, key);
  const { id } = await database().prisma.webhook.create({
    data: {
      tenantId,
      name: "Channel",
      format: "slack",
      host: "hooks.example.com",
      events: [],
      targetCiphertext: sealed.ciphertext,
      targetEncryptedWith: sealed.encryptedWith,
    },
  });
  return { id, tenantId };
}

async function storeSecondFactor(secret: string, key: EncryptionKey) {
  const { id: userId } = await createUser();
  const { ciphertext, encryptedWith } = firstFormat(secret, userId, key);
  await database().prisma.secondFactor.create({
    data: { userId, secretCiphertext: ciphertext, secretEncryptedWith: encryptedWith },
  });
  return userId;
}

async function storeProvider(secret: string, key: EncryptionKey) {
  const { id: tenantId } = await createTenant();
  const sealed = firstFormat(secret, tenantId, key);
  await database().prisma.singleSignOn.create({
    data: {
      tenantId,
      name: "Acme ID",
      issuer: "https://id.example.com",
      clientId: "debrief",
      secretCiphertext: sealed.ciphertext,
      secretEncryptedWith: sealed.encryptedWith,
      domains: ["example.com"],
      defaultRole: "reviewer",
    },
  });
  return { tenantId };
}

async function storeLink(token: string, key: EncryptionKey) {
  const { id: tenantId } = await createTenant();
  const { id: createdById } = await createUser();
  const sealed = firstFormat(token, tenantId, key);
  const { id } = await database().prisma.reviewLink.create({
    data: {
      ...{ tenantId, createdById, tokenHash: token, expiresAt: new Date() },
      tokenCiphertext: sealed.ciphertext,
      tokenEncryptedWith: sealed.encryptedWith,
    },
  });
  return { id, tenantId };
}

async function storeErasure(session: string, key: EncryptionKey) {
  const { id: tenantId } = await createTenant();
  const { prisma } = database();
  const place = secretPlaces.fingerprintKey(tenantId);
  const sealed = seal("a key of fingerprints", place, [key]);
  await prisma.erasureKey.create({
    data: { tenantId, keyCiphertext: sealed.ciphertext, keyEncryptedWith: sealed.encryptedWith },
  });
  const erasure = await prisma.erasure.create({ data: { tenantId, reason: "asked", counts: {} } });
  const id = newRowId();
  const sealedId = seal(session, secretPlaces.erasedSession(tenantId, id), [key]);
  await prisma.erasedSession.create({
    data: {
      ...{ id, tenantId, erasureId: erasure.id, connectionId: erasure.id, fingerprint: session },
      ...{ sessionCiphertext: sealedId.ciphertext, sessionEncryptedWith: sealedId.encryptedWith },
    },
  });
  return { id, tenantId };
}

test("every secret opens with the new key alone afterwards, and a second run has nothing to do", async () => {
  const stored = [];
  for (let count = 0; count < 3; count++) stored.push(await storeKey(`zh_api_${count}`, OLD));
  const webhook = await storeWebhook("https://hooks.example.com/secret", OLD);
  const userId = await storeSecondFactor("GEZDGNBVGY3TQOJQ", OLD);
  const provider = await storeProvider("a client's secret", OLD);
  const link = await storeLink("a link's token", OLD);
  const erasure = await storeErasure("a session's id", OLD);
  const already = await storeKey("zh_api_already", NEW);
  const resealed = seal("zh_api_already", secretPlaces.platformKey(already.tenantId, already.id), [NEW]);
  await database().prisma.platformConnection.update({
    where: { id: already.id },
    data: { keyCiphertext: resealed.ciphertext, keyEncryptedWith: resealed.encryptedWith },
  });

  expect(await reencrypt([NEW, OLD])).toEqual({ changed: 9, unreadable: 0 });
  for (const [index, { id, tenantId }] of stored.entries()) {
    const row = await database().prisma.platformConnection.findUniqueOrThrow({ where: { id } });
    const sealed = { ciphertext: row.keyCiphertext, encryptedWith: row.keyEncryptedWith };
    expect(unseal(sealed, secretPlaces.platformKey(tenantId, id), [NEW])).toBe(`zh_api_${index}`);
  }
  const row = await database().prisma.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
  const sealed = { ciphertext: row.targetCiphertext, encryptedWith: row.targetEncryptedWith };
  expect(unseal(sealed, secretPlaces.webhookTarget(webhook.tenantId, webhook.id), [NEW])).toBe(
    "https://hooks.example.com/secret",
  );
  const kept = await database().prisma.singleSignOn.findUniqueOrThrow({ where: provider });
  const keptSecret = { ciphertext: kept.secretCiphertext, encryptedWith: kept.secretEncryptedWith };
  const place = secretPlaces.providerSecret(provider.tenantId, "https://id.example.com");
  expect(unseal(keptSecret, place, [NEW])).toBe("a client's secret");

  const { tokenCiphertext, tokenEncryptedWith } = await database().prisma.reviewLink.findUniqueOrThrow({
    where: { id: link.id },
  });
  const token = { ciphertext: tokenCiphertext ?? new Uint8Array(), encryptedWith: tokenEncryptedWith ?? "" };
  expect(unseal(token, secretPlaces.linkToken(link.tenantId, link.id), [NEW])).toBe("a link's token");

  const key = await database().prisma.erasureKey.findUniqueOrThrow({ where: { tenantId: erasure.tenantId } });
  const sealedKey = { ciphertext: key.keyCiphertext, encryptedWith: key.keyEncryptedWith };
  expect(unseal(sealedKey, secretPlaces.fingerprintKey(erasure.tenantId), [NEW])).toBe(
    "a key of fingerprints",
  );
  const left = await database().prisma.erasedSession.findUniqueOrThrow({ where: { id: erasure.id } });
  const sealedId = { ciphertext: left.sessionCiphertext, encryptedWith: left.sessionEncryptedWith };
  expect(unseal(sealedId, secretPlaces.erasedSession(erasure.tenantId, erasure.id), [NEW])).toBe(
    "a session's id",
  );

  const factor = await database().prisma.secondFactor.findUniqueOrThrow({ where: { userId } });
  const sealedFactor = { ciphertext: factor.secretCiphertext, encryptedWith: factor.secretEncryptedWith };
  expect(unseal(sealedFactor, secretPlaces.secondStep(userId), [NEW])).toBe("GEZDGNBVGY3TQOJQ");

  expect(await reencrypt([NEW, OLD])).toEqual({ changed: 0, unreadable: 0 });
});

test("what no key opens is counted and left as it is", async () => {
  const { id } = await storeKey("zh_api_lost", LOST);
  await storeKey("zh_api_good", OLD);
  const before = await database().prisma.platformConnection.findUniqueOrThrow({ where: { id } });
  expect(await reencrypt([NEW, OLD])).toMatchObject({ changed: 1, unreadable: 1 });
  expect(await database().prisma.platformConnection.findUniqueOrThrow({ where: { id } })).toEqual(before);
});

test("secrets of the first format are brought into the newest under the same key", async () => {
  const { id, tenantId } = await storeKey("zh_api_kept", OLD);
  expect(await reencrypt([OLD], "older format")).toMatchObject({ changed: 1 });
  const row = await database().prisma.platformConnection.findUniqueOrThrow({ where: { id } });
  const sealed = { ciphertext: row.keyCiphertext, encryptedWith: row.keyEncryptedWith };
  expect(unseal(sealed, secretPlaces.platformKey(tenantId, id), [OLD])).toBe("zh_api_kept");
  expect(() => unseal(sealed, secretPlaces.platformKey(tenantId, "another"), [OLD])).toThrow();
});

test("secrets under lost keys are counted by what they are, whatever their format", async () => {
  await reencrypt([NEW, OLD, LOST]);
  await storeKey("zh_api_good", OLD);
  await storeKey("zh_api_lost", LOST);
  await storeWebhook("https://hooks.example.com/lost", LOST);
  await storeSecondFactor("GEZDGNBVGY3TQOJQ", LOST);
  await storeProvider("lost", LOST);
  await storeErasure("lost", LOST);
  const all = { platformKeys: 1, webhookTargets: 1, providerSecrets: 1, secondFactors: 1, erasureKeys: 1 };
  expect(await countLockedSecrets([NEW, OLD])).toEqual(all);
  await reencrypt([NEW, OLD, LOST]);
  const none = { platformKeys: 0, webhookTargets: 0, providerSecrets: 0, secondFactors: 0, erasureKeys: 0 };
  expect(await countLockedSecrets([NEW])).toEqual(none);
});
