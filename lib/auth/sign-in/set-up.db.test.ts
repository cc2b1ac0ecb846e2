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

test("a password that is easy to guess is told to who has the code, and to nobody else", async () => {
  const easy = (code: string) => ({ ...answers(code), password: "password1234" });
  const code = await createSetUpCode();
  expect(await completeSetUp(easy("AAAA-BBBB-CCCC-DDDD"), "b")).toMatchObject({ reason: "wrong_code" });
  expect(await completeSetUp(easy(code), "b")).toMatchObject({ reason: "easy_to_guess" });
  for (let tries = 0; tries < 18; tries += 1) await completeSetUp(easy("AAAA-BBBB-CCCC-DDDD"), "b");
  expect(await completeSetUp(easy(code), "b")).toMatchObject({ reason: "rate_limited" });
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
