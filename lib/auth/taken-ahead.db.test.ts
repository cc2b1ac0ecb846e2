import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { replaceProcessSingleton } from "@/lib/process-singleton";
import { useTestDatabase } from "@/testing/use-test-database";
import { demandOneOfMany } from "./rate-limit";

useTestDatabase();

const rule = (limit: number) => ({ purpose: `test-${randomUUID()}`, limit, windowMs: 60_000 });
const written = async () => (await database().prisma.rateLimit.findMany()).map(({ count }) => count);

async function passedOf(count: number, ask: () => Promise<void>): Promise<number> {
  const asked = await Promise.allSettled(Array.from({ length: count }, ask));
  return asked.filter(({ status }) => status === "fulfilled").length;
}

test("as many requests pass as the limit says, however many come at once", async () => {
  const limit = rule(600);
  expect(await passedOf(650, () => demandOneOfMany(limit, "token"))).toBe(600);
  await expect(demandOneOfMany(limit, "token")).rejects.toMatchObject({ code: "rate_limited" });
  await demandOneOfMany(limit, "another token");
});

test("a small limit is counted one by one", async () => {
  const limit = rule(3);
  for (let request = 0; request < 3; request += 1) await demandOneOfMany(limit, "token");
  await expect(demandOneOfMany(limit, "token")).rejects.toMatchObject({ code: "rate_limited" });
});

test("ten requests of a large limit are one write", async () => {
  await database().prisma.rateLimit.deleteMany();
  const limit = rule(600);
  for (let request = 0; request < 10; request += 1) await demandOneOfMany(limit, "token");
  expect(await written()).toEqual([10]);
  await demandOneOfMany(limit, "token");
  expect(await written()).toEqual([20]);
});

test("a second replica never lets more pass than are left", async () => {
  const limit = rule(600);
  expect(await passedOf(595, () => demandOneOfMany(limit, "token"))).toBe(595);
  replaceProcessSingleton("taken-ahead", undefined);
  expect(await passedOf(20, () => demandOneOfMany(limit, "token"))).toBe(0);
});
