import { expect, test } from "vitest";
import { createLogin } from "@/lib/auth/login/logins";
import { database } from "@/lib/db/client";
import { createTenant, createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { cleanUp } from "./clean-up";
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
