/** Whoever has others hash, judge or read much for them is counted before it is done, and nobody else with them. */
import { expect, test } from "vitest";
import { createPasswordReset, resetPassword } from "@/lib/auth/account/password-reset";
import { hashPasscode } from "@/lib/auth/links/chosen-passcode";
import { checkAudit } from "@/lib/data/audit/audit-check";
import { createMember, createTenant, createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";

useTestDatabase();

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < count; time += 1) await work();
}

test("the holder of one link has so many passwords judged, and the link still works for others", async () => {
  const tokenFor = async () => (await createPasswordReset((await createUser()).id)).split("/").at(-1) ?? "";
  const token = await tokenFor();
  const tryWeak = () => resetPassword(token, "password1234");
  await times(20, () => expect(tryWeak()).rejects.toMatchObject({ code: "invalid_input" }));
  await expect(tryWeak()).rejects.toMatchObject({ code: "rate_limited" });
  await expect(resetPassword(await tokenFor(), "four unrelated garden words")).resolves.not.toBeNull();
});

test("a member has so many passcodes hashed", async () => {
  const { actor } = await createMember(await createTenant(), "recruiter");
  const { actor: other } = await createMember(await createTenant(), "recruiter");
  await times(60, () => hashPasscode(actor, "12345678"));
  await expect(hashPasscode(actor, "12345678")).rejects.toMatchObject({ code: "rate_limited" });
  await expect(hashPasscode(other, "12345678")).resolves.toContain("argon2id");
});

test("an organisation's log is checked so often", async () => {
  const { actor } = await createMember(await createTenant(), "owner");
  await times(20, () => checkAudit(actor));
  await expect(checkAudit(actor)).rejects.toMatchObject({ code: "rate_limited" });
});
