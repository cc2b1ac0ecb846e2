/** Passkeys with an authenticator in software: who comes in by one, and everything that does not. */
import { encode } from "next-auth/jwt";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { actorForLogin, actorForOperator } from "@/lib/auth/actor";
import { cleanUp } from "@/lib/auth/clean-up";
import { beginTwoStep, confirmTwoStep, endTwoStep } from "@/lib/auth/factors/two-step";
import { createLogin, type LoggedInUser, readLogin } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { isSignedIn, signInWithPassword } from "@/lib/auth/sign-in/sign-in";
import { beginPasskeySignIn, signInWithPasskey } from "@/lib/auth/sign-in/sign-in-by-passkey";
import { actorForUser } from "@/lib/auth/user-actor";
import { listInstallationPeople } from "@/lib/data/installation/installation-people";
import { setNeedsTwoStep } from "@/lib/data/results/tenant-settings";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createMember, createTenant } from "@/prisma/factories";
import { type Deviation, SoftwareAuthenticator } from "@/testing/software-authenticator";
import { useTestDatabase } from "@/testing/use-test-database";
import { addPasskey, beginPasskey } from "./add-passkey";
import { newChallenge } from "./challenge";
import { listPasskeys, removePasskey, renamePasskey } from "./passkeys";

const ORIGIN = "https://debrief.example";
process.env.NEXTAUTH_URL = ORIGIN;

useTestDatabase();

const PASSWORD = "correct horse battery";

async function person(role: "reviewer" | "owner" = "reviewer", tenant?: { id: string; slug: string }) {
  const home = tenant ?? (await createTenant());
  const { actor, userId } = await createMember(home, role);
  const passwordHash = await hashPassword(PASSWORD);
  await database().prisma.user.update({ where: { id: userId }, data: { passwordHash } });
  return { tenant: home, actor, userId, user: await userOf(userId, await createLogin(userId)) };
}

async function userOf(userId: string, loginId: string): Promise<LoggedInUser> {
  const user = await readLogin(
    await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET }),
  );
  if (!user) throw new Error("The login was not found.");
  return user;
}

/** As `person`, but they came by password alone, and half an hour ago. */
async function byPassword({ userId }: { userId: string }): Promise<LoggedInUser> {
  const { email } = await database().prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const given = { email, password: PASSWORD, address: userId, origin: UNKNOWN_ORIGIN };
  const login = await signInWithPassword(given);
  if (!isSignedIn(login)) throw new Error("The password was refused.");
  return older(await userOf(userId, login.loginId));
}

const older = (user: LoggedInUser): LoggedInUser => ({
  ...user,
  provenAt: new Date(Date.now() - 30 * 60_000),
});

async function add(
  user: LoggedInUser,
  device = new SoftwareAuthenticator(ORIGIN),
  deviation: Deviation = {},
) {
  const { options, sealed } = await beginPasskey(user, PASSWORD);
  const answer = device.create(options, deviation);
  await addPasskey(user, { answer, sealed, name: "Laptop" }, UNKNOWN_ORIGIN);
  return device;
}

async function enrolled(role?: "reviewer" | "owner") {
  const made = await person(role);
  return { ...made, device: await add(made.user) };
}

let addresses = 0;

async function comeIn(
  device: SoftwareAuthenticator,
  deviation?: Deviation,
  address = `192.0.2.${addresses++}`,
) {
  const { options, sealed } = await beginPasskeySignIn();
  return signInWithPasskey({
    answer: device.get(options, deviation),
    sealed,
    address,
    origin: UNKNOWN_ORIGIN,
  });
}

async function loginBy(device: SoftwareAuthenticator): Promise<LoggedInUser> {
  const outcome = await comeIn(device);
  if (typeof outcome === "string") throw new Error(`Refused: ${outcome}`);
  return userOf(outcome.userId, outcome.loginId);
}

async function logOf(tenantId: string) {
  const rows = await database().prisma.auditEntry.findMany({
    where: { tenantId },
    orderBy: { position: "asc" },
    select: { action: true, details: true },
  });
  return rows.map(({ action, details }) => [action, JSON.parse(details)]);
}

test("whoever added a passkey comes in by it alone, and the log says so", async () => {
  const { user, device, tenant } = await enrolled();
  const login = await loginBy(device);
  expect(login).toMatchObject({ userId: user.userId, boundTo: null, hasTwoSteps: true });
  expect(await logOf(tenant.id)).toEqual([
    ["account.passkey_added", { passkey: "Laptop" }],
    ["account.signed_in", { through: "passkey", passkey: "Laptop" }],
  ]);
  expect(await listPasskeys(user)).toMatchObject([
    { name: "Laptop", kept: "one_device", lastUsedAt: expect.any(String) },
  ]);
});

test("no address, name or passkey goes to who asks to sign in", async () => {
  await enrolled();
  const { options } = await beginPasskeySignIn();
  expect(options).toMatchObject({ rpId: "debrief.example", userVerification: "required" });
  expect(options.allowCredentials ?? []).toEqual([]);
});

test("an answer for another address, to another question, or without fingerprint, face or PIN opens nothing", async () => {
  const { device, tenant } = await enrolled();
  const wrong: Deviation[] = [
    { origin: "https://debrief.example.evil.test" },
    { origin: "http://debrief.example" },
    { rpId: "evil.test" },
    { challenge: newChallenge(null).challenge },
    { type: "webauthn.create" },
    { isVerified: false },
    { userHandle: Buffer.from("somebody else").toString("base64url") },
  ];
  for (const deviation of wrong) expect(await comeIn(device, deviation)).toBe("passkey_refused");
  const refused = (await logOf(tenant.id)).filter(([action]) => action === "account.sign_in_refused");
  expect(refused).toHaveLength(6);
  expect(refused[0]).toEqual(["account.sign_in_refused", { wrong: "passkey" }]);
});

test("an unknown passkey, a removed one and a disabled person's look the same", async () => {
  const { device, user, userId } = await enrolled();
  const stranger = new SoftwareAuthenticator(ORIGIN);
  expect(await comeIn(stranger, { userHandle: Buffer.from(userId).toString("base64url") })).toBe(
    "passkey_refused",
  );
  await database().prisma.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  expect(await comeIn(device)).toBe("passkey_refused");
  await database().prisma.user.update({ where: { id: userId }, data: { disabledAt: null } });
  const [passkey] = await listPasskeys(user);
  await removePasskey(user, { id: passkey?.id ?? "", password: PASSWORD }, UNKNOWN_ORIGIN);
  expect(await comeIn(device)).toBe("passkey_refused");
});

test("what is no answer at all is refused", async () => {
  const { device } = await enrolled();
  const { options, sealed } = await beginPasskeySignIn();
  const good = device.get(options);
  const response = { ...good.response, authenticatorData: "!" };
  for (const answer of [
    null,
    7,
    "x",
    {},
    { ...good, id: "a\0b" },
    { ...good, response },
    { ...good, response: {} },
  ])
    expect(await signInWithPasskey({ answer, sealed, address: "a", origin: UNKNOWN_ORIGIN })).toBe(
      "passkey_refused",
    );
});

test("a challenge is taken once, also of two who send it at once, and from its own browser only", async () => {
  const { device, user } = await enrolled();
  const { options, sealed } = await beginPasskeySignIn();
  const answer = device.get(options);
  const send = (cookie: string | undefined) =>
    signInWithPasskey({ answer, sealed: cookie, address: "once", origin: UNKNOWN_ORIGIN });
  expect(await send(undefined)).toBe("passkey_expired");
  expect(await send((await beginPasskeySignIn()).sealed)).toBe("passkey_refused");
  const outcomes = await Promise.all([send(sealed), send(sealed), send(sealed)]);
  expect(outcomes.filter((outcome) => outcome === "passkey_expired")).toHaveLength(2);
  expect(await send(sealed)).toBe("passkey_expired");
  // Made to add a passkey, it signs nobody in.
  expect(await send((await beginPasskey(user, PASSWORD)).sealed)).toBe("passkey_expired");
});

test("a challenge ends after five minutes, and what is kept of it a little later", async () => {
  const { device } = await enrolled();
  const { challenge, sealed } = newChallenge(null, Date.now() - 5 * 60_000);
  const { options } = await beginPasskeySignIn();
  const answer = device.get({ ...options, challenge });
  expect(await signInWithPasskey({ answer, sealed, address: "late", origin: UNKNOWN_ORIGIN })).toBe(
    "passkey_expired",
  );
  await comeIn(device);
  const spent = () => database().prisma.spentChallenge.count();
  expect(await spent()).toBeGreaterThan(0);
  await cleanUp(new Date(Date.now() + 6 * 60_000));
  expect(await spent()).toBe(0);
});

test("a counter that goes back is refused and written down; passkeys that count nothing work", async () => {
  const { device, tenant, user } = await enrolled();
  await loginBy(device);
  expect(await comeIn(device, { counter: 1 })).toBe("passkey_refused");
  expect(await comeIn(device, { counter: 0 })).toBe("passkey_refused");
  expect((await logOf(tenant.id)).at(-1)).toEqual([
    "account.sign_in_refused",
    { wrong: "counter of the passkey" },
  ]);
  expect(await loginBy(device)).toMatchObject({ userId: user.userId });
  const synced = new SoftwareAuthenticator(ORIGIN, 0);
  synced.isBackedUp = true;
  await add(user, synced);
  await loginBy(synced);
  await loginBy(synced);
  expect((await listPasskeys(user)).at(-1)).toMatchObject({ kept: "synced" });
});

test("guessing is stopped for a passkey and for an address", async () => {
  const { device } = await enrolled();
  for (let count = 0; count < 10; count++)
    expect(await comeIn(device, { isVerified: false })).toBe("passkey_refused");
  expect(await comeIn(device)).toBe("rate_limited");
  const other = await enrolled();
  for (let count = 0; count < 100; count++)
    await signInWithPasskey({ answer: null, sealed: undefined, address: "busy", origin: UNKNOWN_ORIGIN });
  expect(await comeIn(other.device, {}, "busy")).toBe("rate_limited");
});

test("adding asks for the password, or for having just signed in", async () => {
  const { user } = await person();
  await expect(beginPasskey(older(user), "wrong")).rejects.toThrow("password is incorrect");
  await expect(beginPasskey(older(user), "")).rejects.toThrow("Enter your password");
  await beginPasskey(older(user), PASSWORD);
  await beginPasskey(user, "");
});

test("what an authenticator makes for another address, another login or without verification is not kept", async () => {
  const { user } = await person();
  const device = new SoftwareAuthenticator(ORIGIN);
  for (const deviation of [{ origin: "https://evil.test" }, { rpId: "evil.test" }, { isVerified: false }])
    await expect(add(user, device, deviation)).rejects.toThrow("could not be read");
  const other = await person();
  const { options, sealed } = await beginPasskey(other.user, PASSWORD);
  const answer = device.create(options);
  await expect(addPasskey(user, { answer, sealed, name: "Mine" }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "timed out",
  );
  expect(await listPasskeys(user)).toEqual([]);
  await addPasskey(other.user, { answer, sealed, name: "Theirs" }, UNKNOWN_ORIGIN);
  await expect(addPasskey(other.user, { answer, sealed, name: "Again" }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "timed out",
  );
});

test("what vouches for a passkey may be its own key, and no certificate, which would have to be looked up", async () => {
  const { user } = await person();
  const [own, certified] = [new SoftwareAuthenticator(ORIGIN), new SoftwareAuthenticator(ORIGIN)];
  await add(user, own, { attestation: "self" });
  expect(await loginBy(own)).toMatchObject({ userId: user.userId });
  await expect(add(user, certified, { attestation: "certificate" })).rejects.toThrow("could not be read");
});

test("a passkey is its owner's to rename and to remove, and one device has one", async () => {
  const { user, device } = await enrolled();
  const stranger = await person();
  const [passkey] = await listPasskeys(user);
  const id = passkey?.id ?? "";
  await expect(renamePasskey(stranger.user, id, "Mine")).rejects.toThrow("not found");
  await expect(removePasskey(stranger.user, { id, password: PASSWORD }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "not found",
  );
  await expect(add(user, device)).rejects.toThrow("already been added");
  const { options } = await beginPasskey(user, PASSWORD);
  expect(options.excludeCredentials).toMatchObject([{ id: device.id }]);
  await renamePasskey(user, id, "Key ring");
  expect(await listPasskeys(user)).toMatchObject([{ name: "Key ring" }]);
  await expect(removePasskey(older(user), { id, password: "wrong" }, UNKNOWN_ORIGIN)).rejects.toThrow(
    "password is incorrect",
  );
  expect(await removePasskey(older(user), { id, password: PASSWORD }, UNKNOWN_ORIGIN)).toBe("Key ring");
});

async function reach(user: LoggedInUser, slug: string) {
  const short = await actorForLogin(user, slug);
  const long = await actorForUser(user, slug).catch((error: Error) => error.message);
  // The two ways must agree, or a page would open what a recording refuses.
  expect(short !== null).toBe(typeof long === "object" && long !== null);
  return typeof long === "string" ? long : long && "in";
}

test("where everybody is asked for two steps, a passkey is both, and the password of who has one is not", async () => {
  const owner = await enrolled("owner");
  const { tenant, actor } = owner;
  const member = await person("reviewer", tenant);
  await setNeedsTwoStep(actor, true);
  const asked = "This organisation requires two-step sign-in. Set it up to continue.";
  expect(await reach(await loginBy(owner.device), tenant.slug)).toBe("in");
  expect(await reach(await byPassword(owner), tenant.slug)).toBe(asked);
  // Whoever has nothing yet is in with their first one.
  expect(await reach(member.user, tenant.slug)).toBe(asked);
  await add(member.user);
  const now = await userOf(member.userId, member.user.loginId);
  expect(await reach(now, tenant.slug)).toBe("in");
  // And out again when it goes, as with two-step sign-in that is turned off.
  const [passkey] = await listPasskeys(now);
  await removePasskey(now, { id: passkey?.id ?? "", password: PASSWORD }, UNKNOWN_ORIGIN);
  expect(await reach(now, tenant.slug)).toBe(asked);
});

test("a password alone replaces no second step where one is asked for", async () => {
  const reader = await enrolled("reviewer");
  const thief = await byPassword(reader);
  const [passkey] = await listPasskeys(thief);
  const id = passkey?.id ?? "";
  // Nobody asks: the password opens everything as it is, and replaces a passkey that was lost.
  await beginPasskey(thief, PASSWORD);
  const begun = await beginTwoStep(thief, PASSWORD);
  const asks = { tenantId: reader.tenant.id, needsTwoStep: true };
  await database().prisma.tenantSettings.create({ data: asks });
  const refused = "in again with a passkey";
  await expect(beginPasskey(thief, PASSWORD)).rejects.toThrow(refused);
  await expect(removePasskey(thief, { id, password: PASSWORD }, UNKNOWN_ORIGIN)).rejects.toThrow(refused);
  await expect(beginTwoStep(thief, PASSWORD)).rejects.toThrow(refused);
  await expect(confirmTwoStep(thief, codeOf(begun.secret), UNKNOWN_ORIGIN)).rejects.toThrow(refused);
  await removePasskey(await loginBy(reader.device), { id, password: "" }, UNKNOWN_ORIGIN);
});

test("a password alone changes no second step of who runs an organisation, whoever asks", async () => {
  const thief = await byPassword(await enrolled("owner"));
  const [passkey] = await listPasskeys(thief);
  const refused = "in again with a passkey";
  await expect(beginPasskey(thief, PASSWORD)).rejects.toThrow(refused);
  const removal = { id: passkey?.id ?? "", password: PASSWORD };
  await expect(removePasskey(thief, removal, UNKNOWN_ORIGIN)).rejects.toThrow(refused);
  await expect(beginTwoStep(thief, PASSWORD)).rejects.toThrow(refused);
});

test("who has an app is not asked for its code after a passkey, and adds none without it", async () => {
  const { user, userId } = await person();
  const weak = await byPassword({ userId });
  const { secret } = await beginTwoStep(user, PASSWORD);
  const [recovery = ""] = await confirmTwoStep(user, codeOf(secret), UNKNOWN_ORIGIN);
  await expect(beginPasskey(weak, PASSWORD)).rejects.toThrow("password and a code");
  const device = await add(await userOf(userId, user.loginId));
  expect(await loginBy(device)).toMatchObject({ hasTwoSteps: true });
  await endTwoStep(user, { password: PASSWORD, code: recovery }, UNKNOWN_ORIGIN);
  expect(await loginBy(device)).toMatchObject({ hasTwoSteps: true });
});

test("where single sign-on is enforced, a passkey opens no more than a password does", async () => {
  const { device, tenant } = await enrolled();
  const owner = await person("owner", tenant);
  const ownersDevice = await add(owner.user);
  await database().prisma.singleSignOn.create({
    data: {
      tenantId: tenant.id,
      name: "ID",
      issuer: "https://id.example",
      clientId: "debrief",
      secretCiphertext: new Uint8Array(),
      secretEncryptedWith: "none",
      domains: [],
      defaultRole: "reviewer",
      isEnforced: true,
    },
  });
  expect(await reach(await loginBy(device), tenant.slug)).toBe("single_sign_on");
  expect(await reach(await loginBy(ownersDevice), tenant.slug)).toBe("in");
  expect((await logOf(tenant.id)).map(([action]) => action)).toContain("account.signed_in_past_provider");
});

test("an operator's passkey makes an operator, who sees that people have one", async () => {
  const { device, userId } = await enrolled();
  await database().prisma.user.update({ where: { id: userId }, data: { isOperator: true } });
  const operator = await actorForOperator(await loginBy(device), UNKNOWN_ORIGIN);
  if (!operator) throw new Error("The passkey made no operator.");
  const { people } = await listInstallationPeople(operator, "");
  expect(people).toContainEqual(expect.objectContaining({ userId, hasTwoStep: true }));
});

function codeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}
