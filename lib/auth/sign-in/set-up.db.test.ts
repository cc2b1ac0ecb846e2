import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { listTenantsOf } from "@/lib/auth/account/memberships";
import { actorForMember } from "@/lib/auth/actor";
import { useTestDatabase } from "@/testing/use-test-database";
import { completeSetUp, createSetUpCode, needsSetUp, setUpSchema } from "./set-up";
import { isSignedIn, signInWithPassword } from "./sign-in";

useTestDatabase();

const answers = (code: string) =>
  setUpSchema.parse({
    code,
    name: "Ola",
    email: "Ola@Example.test",
    password: "a long enough password",
    tenantName: "Initech",
    tenantSlug: "initech",
  });

test("the printed code makes one operator with a tenant, once", async () => {
  expect(await needsSetUp()).toBe(true);
  const code = await createSetUpCode();
  expect(await completeSetUp(answers("AAAA-BBBB-CCCC-DDDD"), "a")).toEqual({
    ok: false,
    reason: "wrong_code",
  });
  expect(await needsSetUp()).toBe(true);

  expect(await completeSetUp(answers(code.toLowerCase()), "a")).toEqual({ ok: true, tenantSlug: "initech" });
  expect(await needsSetUp()).toBe(false);
  expect(await completeSetUp(answers(code), "a")).toEqual({ ok: false, reason: "already_done" });

  const login = await signInWithPassword({
    email: "ola@example.test",
    password: "a long enough password",
    address: "a",
    origin: UNKNOWN_ORIGIN,
  });
  if (!isSignedIn(login)) throw new Error("The operator should be able to sign in.");
  expect(await listTenantsOf(login.userId)).toEqual([{ slug: "initech", name: "Initech" }]);
  expect(await actorForMember(login.userId, "initech")).toMatchObject({
    role: "owner",
    user: { isOperator: true },
  });
});
