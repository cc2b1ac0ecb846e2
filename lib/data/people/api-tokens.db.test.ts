import { expect, test } from "vitest";
import { actorForApiToken } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { createApiToken, listApiTokens, recordApiTokenUsed, revokeApiToken } from "./api-tokens";

useTestDatabase();

test("a token works until it is revoked or expires, and its secret is nowhere to be read", async () => {
  const { actor } = await createMember(await createTenant(), "admin");
  const [lasting, passing] = [
    await createApiToken(actor, "Reports"),
    await createApiToken(actor, "Trial", 30),
  ];
  const program = await actorForApiToken(lasting);
  if (!program) throw new Error("A new token works.");
  expect(await listApiTokens(actor)).toMatchObject([
    { name: "Trial", prefix: passing.slice(0, 8), isExpired: false },
    { name: "Reports", expiresAt: null, lastUsedAt: null },
  ]);
  const everything = JSON.stringify([
    await listApiTokens(actor),
    await database().prisma.apiToken.findMany(),
  ]);
  for (const token of [lasting, passing]) expect(everything).not.toContain(token);

  await recordApiTokenUsed(program);
  const [trial, reports] = await listApiTokens(actor);
  expect(reports?.lastUsedAt).not.toBeNull();
  await database().prisma.apiToken.update({
    where: { id: trial?.id ?? "" },
    data: { expiresAt: new Date() },
  });
  expect(await actorForApiToken(passing)).toBeNull();
  expect(await listApiTokens(actor)).toMatchObject([{ isExpired: true }, { isExpired: false }]);
  await revokeApiToken(actor, program.tokenId);
  expect(await actorForApiToken(lasting)).toBeNull();
  await expect(revokeApiToken(actor, program.tokenId)).rejects.toMatchObject({ code: "not_found" });
});

test("only owners and admins see, make and revoke tokens", async () => {
  const tenant = await createTenant();
  for (const role of ["recruiter", "reviewer"] as const) {
    const { actor } = await createMember(tenant, role);
    const attempts = [
      listApiTokens(actor),
      createApiToken(actor, "mine"),
      revokeApiToken(actor, actor.user.id),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  }
});
