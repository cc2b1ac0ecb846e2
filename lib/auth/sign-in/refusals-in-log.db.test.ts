/** What was refused leaves a line for whoever watches the log, with ids and without names or secrets. */
import { encode } from "next-auth/jwt";
import { expect, onTestFinished, test, vi } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { demandPassword } from "@/lib/auth/login/demand-password";
import { createLogin } from "@/lib/auth/login/logins";
import { countAttempt, demandWithin } from "@/lib/auth/rate-limit";
import { recordExport } from "@/lib/data/audit/audit";
import { env } from "@/lib/env";
import { requireMemberByCookie, requireResultsActor } from "@/lib/http/request-actor";
import { log } from "@/lib/log";
import { createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { signInWithPassword } from "./sign-in";

useTestDatabase();

function watchLog() {
  const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
  onTestFinished(() => warn.mockRestore());
  return { lines: () => warn.mock.calls.map((call) => JSON.stringify(call)) };
}

const origin = { ...UNKNOWN_ORIGIN, address: "192.0.2.7" };

test("a role that is not enough, a foreign tenant and a bad token are logged", async () => {
  const [acme, globex] = [await createTenant("Acme"), await createTenant("Globex")];
  const { userId, actor } = await createMember(acme, "reviewer");
  const token = { sub: userId, loginId: await createLogin(userId) };
  const cookie = await encode({ token, secret: env().NEXTAUTH_SECRET });
  const { lines } = watchLog();
  expect(() => actor.demand("audit.read")).toThrow("does not allow");
  await expect(requireMemberByCookie(cookie, globex.slug, origin)).rejects.toThrow("was not found");
  await expect(requireResultsActor({ apiKey: "dbr_wrong", cookie: undefined, origin })).rejects.toThrow(
    "unknown, expired or revoked",
  );
  const [role, tenant, apiToken] = lines();
  expect(lines()).toHaveLength(3);
  expect(role).toContain("audit.read");
  for (const line of [role, tenant]) expect(line).toContain(userId);
  for (const line of [tenant, apiToken]) expect(line).toContain("192.0.2.7");
  expect(lines().join()).not.toMatch(new RegExp(`dbr_wrong|${actor.user.email}|${actor.user.name}`));
});

test("a refused sign-in is logged, of unknown addresses as well, and so is a wrong password when asked again", async () => {
  const { userId, actor } = await createMember(await createTenant(), "owner");
  const { lines } = watchLog();
  const wrong = { password: "not their password", address: "192.0.2.7", origin };
  expect(await signInWithPassword({ ...wrong, email: actor.user.email })).toBeNull();
  expect(await signInWithPassword({ ...wrong, email: "nobody@acme.test" })).toBeNull();
  const rule = { purpose: "proof", limit: 10, windowMs: 60_000 };
  await expect(demandPassword(rule, userId, wrong.password)).rejects.toThrow("incorrect");
  const [known, unknown, again] = lines();
  expect(lines()).toHaveLength(3);
  for (const line of [known, again]) expect(line).toContain(userId);
  for (const line of [known, unknown]) expect(line).toContain("192.0.2.7");
  expect(lines().join()).not.toMatch(new RegExp(`${wrong.password}|${actor.user.email}|nobody`));
});

test("a limit that was reached is logged once a window", async () => {
  const { lines } = watchLog();
  const rule = { purpose: "test", limit: 2, windowMs: 60_000 };
  const answers = [];
  for (let attempt = 1; attempt <= 5; attempt++) answers.push(await countAttempt(rule, "somebody@acme.test"));
  expect(answers).toEqual([true, true, false, false, false]);
  expect(lines()).toHaveLength(1);
  expect(lines()[0]).not.toContain("somebody");
  await expect(demandWithin(rule, "somebody@acme.test")).rejects.toMatchObject({ code: "rate_limited" });
});

test("one person gets so many files and no more, a colleague still does", async () => {
  watchLog();
  const acme = await createTenant("Acme");
  const [busy, calm] = [await createMember(acme, "owner"), await createMember(acme, "owner")];
  const exportBy = ({ actor }: typeof busy) => recordExport(actor, "export.report", { report: "Times" });
  for (let file = 1; file <= 60; file++) await exportBy(busy);
  await expect(exportBy(busy)).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterSeconds: expect.any(Number),
  });
  await exportBy(calm);
});
