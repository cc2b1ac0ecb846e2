import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { signOut } from "@/lib/auth/account/account";
import { mayGuess } from "@/lib/auth/guesses";
import { readLogin } from "@/lib/auth/login/logins";
import { hashPassword } from "@/lib/auth/login/passwords";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createUser } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";

import { isSignedIn, signInWithPassword } from "./sign-in";

useTestDatabase();

const PASSWORD = "correct horse battery";

async function person() {
  const user = await createUser({ passwordHash: await hashPassword(PASSWORD) });
  const attempt = (password: string, email = user.email) =>
    signInWithPassword({ email, password, address: user.id, origin: UNKNOWN_ORIGIN });
  return { user, attempt };
}

async function cookieFor(login: { userId: string; loginId: string }) {
  return encode({ token: { sub: login.userId, loginId: login.loginId }, secret: env().NEXTAUTH_SECRET });
}

async function signedIn() {
  const { user, attempt } = await person();
  const login = await attempt(PASSWORD);
  if (!isSignedIn(login)) throw new Error("The sign-in should succeed.");
  return { user, login, cookie: await cookieFor(login) };
}

test("the right password opens a login, also with another case and space in the email", async () => {
  const { user, attempt } = await person();
  expect(await attempt(PASSWORD, ` ${user.email.toUpperCase()} `)).toMatchObject({ userId: user.id });
});

test("a wrong password and an unknown email get the same answer", async () => {
  const { attempt } = await person();
  expect(await attempt("wrong")).toBeNull();
  expect(await attempt(PASSWORD, "nobody@example.test")).toBeNull();
});

test("a disabled person cannot sign in, and is out at the next request", async () => {
  const { user, cookie } = await signedIn();
  await database().prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  expect(await readLogin(cookie)).toBeNull();
  expect(
    await signInWithPassword({
      email: user.email,
      password: PASSWORD,
      address: user.id,
      origin: UNKNOWN_ORIGIN,
    }),
  ).toBeNull();
});

test("after ten wrong passwords even the right one is refused for a while", async () => {
  const { attempt } = await person();
  for (let count = 0; count < 10; count++) await attempt("wrong");
  expect(await attempt(PASSWORD)).toBe("rate_limited");
});

test("strangers who guess do not keep the owner of an account out", async () => {
  const { email } = (await person()).user;
  const from = (address: string, password: string) =>
    signInWithPassword({ email, password, address, origin: UNKNOWN_ORIGIN });
  for (let count = 0; count < 110; count++)
    await mayGuess({ what: "sign-in", target: email, caller: `198.51.100.${count % 11}` });
  expect(await from("198.51.100.1", PASSWORD)).toBe("rate_limited");
  expect(await from("203.0.113.1", PASSWORD)).toMatchObject({ loginId: expect.any(String) });
});

test("a success clears the count", async () => {
  const { attempt } = await person();
  for (let count = 0; count < 9; count++) await attempt("wrong");
  expect(await attempt(PASSWORD)).toMatchObject({});
  expect(await attempt("wrong")).toBeNull();
});

test("a login that was signed out of is refused at the next request", async () => {
  const { login, cookie } = await signedIn();
  expect(await readLogin(cookie)).toMatchObject({ userId: login.userId });
  await signOut(login);
  expect(await readLogin(cookie)).toBeNull();
});

test("an expired login is refused", async () => {
  const { login, cookie } = await signedIn();
  await database().prisma.login.update({ where: { id: login.loginId }, data: { expiresAt: new Date(0) } });
  expect(await readLogin(cookie)).toBeNull();
});

test("a login ends when nobody uses it, goes on while somebody does, and lasts 14 days at most", async () => {
  const { login, cookie } = await signedIn();
  const [hour, day] = [60 * 60_000, 24 * 60 * 60_000];
  const row = () => database().prisma.login.findUniqueOrThrow({ where: { id: login.loginId } });
  const lastsMs = async () => (await row()).expiresAt.getTime() - Date.now();
  expect(await lastsMs()).toBeGreaterThan(71 * hour);
  expect(await lastsMs()).toBeLessThanOrEqual(72 * hour);

  const change = (data: { createdAt?: Date; lastSeenAt: Date; expiresAt: Date }) =>
    database().prisma.login.update({ where: { id: login.loginId }, data });
  const [anHourAgo, inAnHour] = [new Date(Date.now() - hour), new Date(Date.now() + hour)];
  await change({ lastSeenAt: anHourAgo, expiresAt: inAnHour });
  expect(await readLogin(cookie)).not.toBeNull();
  expect(await lastsMs()).toBeGreaterThan(71 * hour);

  await change({ createdAt: new Date(Date.now() - 13 * day), lastSeenAt: anHourAgo, expiresAt: inAnHour });
  expect(await readLogin(cookie)).not.toBeNull();
  expect(await lastsMs()).toBeLessThanOrEqual(day);
});

test("a cookie made with another secret is refused", async () => {
  const { login } = await signedIn();
  const forged = await encode({
    token: { sub: login.userId, loginId: login.loginId },
    secret: "somebody else's secret of a fine length",
  });
  expect(await readLogin(forged)).toBeNull();
  expect(await readLogin("not a token")).toBeNull();
});
