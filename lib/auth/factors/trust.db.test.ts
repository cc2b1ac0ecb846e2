import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { changePassword } from "@/lib/auth/account/account";
import { createPasswordReset, listDoubtfulPasskeys, resetPassword } from "@/lib/auth/account/password-reset";
import { actorForLogin } from "@/lib/auth/actor";
import { createLogin, type LoggedInUser, readLogin } from "@/lib/auth/login/logins";
import { findLoginMember } from "@/lib/auth/login-member";
import { actorForUser } from "@/lib/auth/user-actor";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { demandStepsShown } from "./second-factor-rule";
import { lackOf } from "./trust";

useTestDatabase();

const MINUTE = 60_000;

async function scene(role: "owner" | "admin" | "reviewer" = "owner") {
  const tenant = await createTenant();
  const { userId } = await createMember(tenant, role);
  const signIn = async (hasTwoSteps: boolean, isByProvider = false): Promise<LoggedInUser> => {
    const loginId = await createLogin(userId, undefined, { hasTwoSteps, isByProvider });
    const cookie = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
    const login = await readLogin(cookie);
    if (!login) throw new Error("The login should be good.");
    return login;
  };
  const addPasskey = (values: { isProven?: boolean; createdAt?: Date } = {}) =>
    database().prisma.passkey.create({
      data: {
        userId,
        name: "Key",
        credentialId: crypto.randomUUID(),
        publicKey: new Uint8Array([1]),
        counter: 0,
        transports: [],
        isMultiDevice: false,
        isBackedUp: false,
        ...values,
      },
    });
  const endGrace = () =>
    database().prisma.user.update({ where: { id: userId }, data: { stepsDueAt: new Date(0) } });
  const enters = async (login: LoggedInUser) => {
    const quick = (await findLoginMember(login, tenant.slug)) !== null;
    const slow = await actorForUser(login, tenant.slug).then(
      (actor) => actor !== null,
      () => false,
    );
    expect(quick).toBe(slow);
    return slow;
  };
  return { tenant, userId, signIn, addPasskey, endGrace, enters };
}

test("the password alone no longer opens what somebody runs who has a passkey", async () => {
  const { signIn, addPasskey, enters } = await scene();
  const [byPassword, byPasskey] = [await signIn(false), await signIn(true)];
  expect(await enters(byPassword)).toBe(true);
  await addPasskey();
  expect(await enters(byPassword)).toBe(false);
  expect(await lackOf(byPassword)).toBe("second_step");
  expect(await enters(byPasskey)).toBe(true);
  expect(await lackOf(byPasskey)).toBeNull();
  // Nor may whoever has only the password add a passkey of their own, or take that one away.
  await expect(demandStepsShown(byPassword)).rejects.toThrow("with a passkey");
  const change = { current: "whatever they learned", next: "another one of theirs" };
  await expect(changePassword(byPassword, change)).rejects.toThrow("with a passkey");
});

test("owners and admins need a second step when their days of grace are over, and others do not", async () => {
  for (const role of ["owner", "admin", "reviewer"] as const) {
    const { signIn, endGrace, enters } = await scene(role);
    const login = await signIn(false);
    expect(await enters(login)).toBe(true);
    await endGrace();
    expect(await enters(login)).toBe(role === "reviewer");
    expect(await enters(await signIn(false, true)), "a provider has its own").toBe(true);
  }
});

test("the days of grace are told to whom they end for, and to nobody else", async () => {
  const { tenant, userId, signIn, addPasskey } = await scene();
  const login = await signIn(false);
  const { stepsDueAt } = await database().prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const told = async (whom: LoggedInUser) => (await actorForLogin(whom, tenant.slug))?.graceEnd;
  expect(await told(login)).toEqual(stepsDueAt);
  expect(await told(await signIn(false, true)), "a provider has its own").toBeNull();
  await addPasskey();
  expect(await told(await signIn(true)), "they have one").toBeNull();
  const reviewer = await scene("reviewer");
  const theirs = await actorForLogin(await reviewer.signIn(false), reviewer.tenant.slug);
  expect(theirs?.graceEnd, "they run nothing").toBeNull();
});

test("ten minutes after somebody showed who they are, they show it again", async () => {
  const { signIn } = await scene();
  const login = await signIn(false);
  expect(await lackOf(login)).toBeNull();
  expect(await lackOf({ ...login, provenAt: new Date(Date.now() - 11 * MINUTE) })).toBe("proof");
});

test("a new password by mail takes away the passkey that a taker added, and leaves what its owner showed", async () => {
  const { userId, addPasskey } = await scene();
  const [taken, kept, mine, old] = [
    await addPasskey(),
    await addPasskey(),
    await addPasskey({ isProven: true }),
    await addPasskey({ createdAt: new Date(Date.now() - 8 * 24 * 60 * MINUTE) }),
  ];
  const doubtful = (await listDoubtfulPasskeys(userId)).map(({ id }) => id);
  expect(doubtful.toSorted()).toEqual([taken.id, kept.id].toSorted());
  const token = (await createPasswordReset(userId)).split("/").at(-1) ?? "";
  const keep = [kept.id, "not-one"];
  expect(await resetPassword(token, "four unrelated words here", undefined, keep)).toMatchObject({ userId });
  const left = await database().prisma.passkey.findMany({ where: { userId }, select: { id: true } });
  expect(left.map(({ id }) => id).toSorted()).toEqual([kept.id, mine.id, old.id].toSorted());
});
