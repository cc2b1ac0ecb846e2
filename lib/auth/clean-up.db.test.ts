import { expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/prisma/use-test-database";
import { cleanUp } from "./clean-up";
import { createLogin } from "./logins";
import { countAttempt } from "./rate-limit";

useTestDatabase();

test("what is over goes, what still counts stays", async () => {
  const { prisma } = database();
  const { id: userId } = await createUser();
  const [recent, old] = [await createLogin(userId, ""), await createLogin(userId, "")];
  await prisma.login.update({ where: { id: old }, data: { expiresAt: new Date("2020-01-01") } });
  await countAttempt({ purpose: "over", limit: 5, windowMs: -1000 }, "somebody");
  await countAttempt({ purpose: "counts", limit: 5, windowMs: 60_000 }, "somebody");
  await cleanUp();
  expect((await prisma.login.findMany()).map(({ id }) => id)).toEqual([recent]);
  const purposes = (await prisma.rateLimit.findMany()).map(({ key }) => key.split(":")[0]);
  expect(purposes).toEqual(["counts"]);
});
