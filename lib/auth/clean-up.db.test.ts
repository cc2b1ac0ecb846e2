import { expect, test } from "vitest";
import { createLogin } from "@/lib/auth/login/logins";
import { installationKeys, isFirstFormatOver, openSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import { createConnection, createTenant, createUser } from "@/prisma/factories";
import { firstFormat } from "@/testing/first-format";
import { useTestDatabase } from "@/testing/use-test-database";
import { cleanUp, renewSecrets } from "./clean-up";
import { countAttempt } from "./rate-limit";

useTestDatabase();

test("what is over goes, what still counts stays", async () => {
  const { prisma } = database();
  const { id: userId } = await createUser();
  const [recent, old] = [await createLogin(userId), await createLogin(userId)];
  await prisma.login.update({ where: { id: old }, data: { expiresAt: new Date("2020-01-01") } });
  await countAttempt({ purpose: "over", limit: 5, windowMs: -1000 }, "somebody");
  await countAttempt({ purpose: "counts", limit: 5, windowMs: 60_000 }, "somebody");
  const { id: tenantId } = await createTenant();
  const webhook = await prisma.webhook.create({
    data: {
      tenantId,
      name: "Channel",
      format: "slack",
      host: "hooks.example.com",
      events: [],
      targetCiphertext: new Uint8Array([0]),
      targetEncryptedWith: "none",
    },
  });
  const delivery = { tenantId, webhookId: webhook.id, event: "test", payload: {} };
  const { id: sent } = await prisma.webhookDelivery.create({ data: delivery });
  await prisma.webhookDelivery.create({ data: { ...delivery, createdAt: new Date("2020-01-01") } });
  const change = { email: "new@example.test", tokenHash: "over", expiresAt: new Date("2020-01-01") };
  await prisma.emailChange.create({ data: { userId, ...change } });
  const steps = [new Date("2020-01-01"), new Date(Date.now() + 60_000)];
  for (const expiresAt of steps)
    await prisma.firstStep.create({ data: { userId, tokenHash: expiresAt.toISOString(), expiresAt } });
  await cleanUp();
  expect(await prisma.emailChange.count()).toBe(0);
  expect((await prisma.firstStep.findMany()).map(({ expiresAt }) => expiresAt)).toEqual(steps.slice(1));
  expect((await prisma.webhookDelivery.findMany()).map(({ id }) => id)).toEqual([sent]);
  expect((await prisma.login.findMany()).map(({ id }) => id)).toEqual([recent]);
  const purposes = (await prisma.rateLimit.findMany()).map(({ key }) => key.split(":")[0]);
  expect(purposes).toEqual(["counts"]);
});

test("a secret of the first format opens until none was left, and none that is put there later", async () => {
  const [key] = installationKeys();
  const { id: tenantId } = await createTenant();
  const { id } = await createConnection(tenantId);
  const place = secretPlaces.platformKey(tenantId, id);
  const old = firstFormat("zh_api_old", tenantId, key);
  const stored = { keyCiphertext: old.ciphertext, keyEncryptedWith: old.encryptedWith };
  await database().prisma.platformConnection.update({ where: { id }, data: stored });
  await renewSecrets();
  expect(openSecret(place, old)).toBe("zh_api_old");
  await renewSecrets();
  expect(openSecret(place, old)).toBeNull();
  expect(isFirstFormatOver()).toBe(true);
  const { keyCiphertext, keyEncryptedWith } = await database().prisma.platformConnection.findUniqueOrThrow({
    where: { id },
  });
  const now = { ciphertext: keyCiphertext, encryptedWith: keyEncryptedWith };
  expect(openSecret(place, now)).toBe("zh_api_old");
});
