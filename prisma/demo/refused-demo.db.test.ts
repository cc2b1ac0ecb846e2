/** DEMO=1 where it does not belong: everybody knows the demo's password. */
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createTenant, createUser } from "@/prisma/factories";
import { seedDemo } from "@/prisma/seed";
import { useTestDatabase } from "@/testing/use-test-database";

process.env.DEMO_PASSWORD = "demo-password";
process.env.DEMO_API_TOKEN = "dbr_demo-token-of-tests";
process.env.DEMO_TEAM = "0";
useTestDatabase();

test("a database with people of its own stays as it is, also with an organisation of the demo's name", async () => {
  const { id } = await createTenant("Acme");
  await database().prisma.tenant.update({ where: { id }, data: { slug: "acme" } });
  const { id: userId } = await createUser();
  await expect(seedDemo()).rejects.toThrow("needs an empty database");
  await database().prisma.user.update({ where: { id: userId }, data: { email: "owner@acme.test" } });
  await expect(seedDemo()).rejects.toThrow("needs an empty database");
  expect(await database().prisma.user.count({ where: { isOperator: true } })).toBe(0);
  expect(await database().prisma.apiToken.count()).toBe(0);
});

test("an empty database is filled, and filled again", async () => {
  await database().prisma.tenant.deleteMany({});
  await database().prisma.user.deleteMany({});
  await seedDemo();
  await seedDemo();
  expect(await database().prisma.user.count({ where: { isOperator: true } })).toBe(1);
});
