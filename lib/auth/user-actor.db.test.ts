/** How far a login reaches that a tenant's provider made, and a login that it did not where the tenant asks for it. */
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { listTenantsFor } from "@/lib/auth/account/memberships";
import { createLogin, readLogin } from "@/lib/auth/login/logins";
import { joinAsUser } from "@/lib/auth/sign-in/accept-invitation";
import { createInvitation } from "@/lib/data/people/invitations";
import { transferOwnership } from "@/lib/data/people/membership-changes";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { requireMemberByCookie, requireResultsActor } from "@/lib/http/request-actor";
import { createConnection, createInterview, createMember, createTenant } from "@/prisma/factories";
import { useTestDatabase } from "@/testing/use-test-database";
import { actorForLogin } from "./actor";
import { hashToken } from "./tokens";

useTestDatabase();

const LONG_AGO = new Date("2026-01-01");

async function setProvider(tenantId: string, isEnforced = false) {
  await database().prisma.singleSignOn.create({
    data: {
      tenantId,
      name: "Acme ID",
      issuer: "https://id.example.com",
      clientId: "debrief",
      secretCiphertext: new Uint8Array([0]),
      secretEncryptedWith: "none",
      domains: ["example.test"],
      defaultRole: "reviewer",
      isEnforced,
      providerSince: LONG_AGO,
    },
  });
}

async function loginOf(userId: string, boundTenantId: string | null) {
  const loginId = await createLogin(userId, UNKNOWN_ORIGIN, { boundTenantId });
  const cookie = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
  return { loginId, userId, cookie };
}

/** One person in two tenants, of which the first has a provider. */
async function scene({ isEnforced = false } = {}) {
  const [acme, globex] = [await createTenant("Acme"), await createTenant("Globex")];
  const owner = await createMember(acme, "owner");
  const { userId } = await createMember(acme, "reviewer");
  await database().prisma.membership.create({ data: { tenantId: globex.id, userId, role: "admin" } });
  await setProvider(acme.id, isEnforced);
  return { acme, globex, owner, userId };
}

const opens = (login: { cookie: string }, slug: string) =>
  requireMemberByCookie(login.cookie, slug, UNKNOWN_ORIGIN);

test("a login of a tenant's provider opens that tenant, and by no way another", async () => {
  const { acme, globex, userId } = await scene();
  const login = await loginOf(userId, acme.id);
  expect(await opens(login, acme.slug)).toMatchObject({ tenantId: acme.id, role: "reviewer" });
  await expect(opens(login, globex.slug)).rejects.toThrow("Sign in another way");
  expect(await actorForLogin(login, globex.slug)).toBeNull();
  // The long way, which a login takes that was not seen of late.
  await database().prisma.login.update({ where: { id: login.loginId }, data: { lastSeenAt: LONG_AGO } });
  await expect(opens(login, globex.slug)).rejects.toThrow("Sign in another way");
  const user = await readLogin(login.cookie);
  expect(user && (await listTenantsFor(user))).toEqual([{ slug: acme.slug, name: "Acme" }]);
});

test("it is told the same of a tenant that one belongs to, of another and of none", async () => {
  const { acme, globex, userId } = await scene();
  const login = await loginOf(userId, acme.id);
  const strangers = await createTenant();
  const refusals = [globex.slug, strangers.slug, "nobody"].map((slug) =>
    opens(login, slug).catch((error: Error) => error.message),
  );
  expect(new Set(await Promise.all(refusals)).size).toBe(1);
});

test("the results API does not lead it to a session of another tenant", async () => {
  const { acme, globex, userId } = await scene();
  const connection = await createConnection(globex.id);
  const { sessionId } = await createInterview(globex.id, connection.id);
  const bound = await loginOf(userId, acme.id);
  const credentials = { apiKey: undefined, cookie: bound.cookie, origin: UNKNOWN_ORIGIN };
  expect(await requireResultsActor(credentials, { sessionId })).toMatchObject({ tenantId: acme.id });
  const named = requireResultsActor(credentials, { sessionId, tenantSlug: globex.slug });
  await expect(named).rejects.toThrow("Sign in another way");
  const free = await loginOf(userId, null);
  const mine = await requireResultsActor({ ...credentials, cookie: free.cookie }, { sessionId });
  expect(mine.tenantId).toBe(globex.id);
});

test("it joins no other tenant", async () => {
  const { acme, globex } = await scene();
  const invited = await createMember(acme, "reviewer");
  const { actor: inviter } = await createMember(globex, "owner");
  const token = "a-token-of-an-invitation";
  const { email } = invited.actor.user;
  await createInvitation(inviter, { email, role: "reviewer" });
  await database().prisma.invitation.updateMany({ where: { email }, data: { tokenHash: hashToken(token) } });
  const bound = await readLogin((await loginOf(invited.userId, acme.id)).cookie);
  const free = await readLogin((await loginOf(invited.userId, null)).cookie);
  expect(bound && (await joinAsUser(token, bound))).toBeNull();
  expect(free && (await joinAsUser(token, free))).toBe(globex.slug);
});

test("it ends when its person becomes an owner", async () => {
  const { acme, owner, userId } = await scene();
  const login = await loginOf(userId, acme.id);
  await transferOwnership(owner.actor, userId);
  await expect(opens(login, acme.slug)).rejects.toThrow("Sign in another way");
  expect(await actorForLogin(login, acme.slug)).toBeNull();
});

test("it ends when the tenant takes another provider, or none", async () => {
  const { acme, userId } = await scene();
  const login = await loginOf(userId, acme.id);
  const where = { tenantId: acme.id };
  const later = new Date(Date.now() + 1000);
  await database().prisma.singleSignOn.update({ where, data: { providerSince: later } });
  await expect(opens(login, acme.slug)).rejects.toThrow("expired");
  await database().prisma.singleSignOn.update({ where, data: { providerSince: LONG_AGO } });
  await opens(login, acme.slug);
  await database().prisma.singleSignOn.delete({ where });
  await expect(opens(login, acme.slug)).rejects.toThrow("expired");
});

test("where a tenant asks for its provider, no other login opens it but an owner's, which is told", async () => {
  const { acme, globex, owner, userId } = await scene({ isEnforced: true });
  const login = await loginOf(userId, null);
  await expect(opens(login, acme.slug)).rejects.toThrow("single sign-on");
  expect(await actorForLogin(login, acme.slug)).toBeNull();
  expect(await opens(login, globex.slug)).toMatchObject({ tenantId: globex.id });
  expect(await opens(await loginOf(userId, acme.id), acme.slug)).toMatchObject({ role: "reviewer" });
  expect(await opens(await loginOf(owner.userId, null), acme.slug)).toMatchObject({ role: "owner" });
  const told = await database().prisma.auditEntry.findMany({
    where: { action: "account.signed_in_past_provider" },
    select: { tenantId: true, actorId: true },
  });
  expect(told).toEqual([{ tenantId: acme.id, actorId: owner.userId }]);
});
