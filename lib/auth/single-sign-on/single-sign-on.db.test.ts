/** Single sign-on against a real provider: who comes in as whom, and everything that does not. */
import { encode } from "next-auth/jwt";
import { afterAll, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { readLogin } from "@/lib/auth/login/logins";
import { proveDomain } from "@/lib/data/people/domains";
import { createInvitation } from "@/lib/data/people/invitations";
import { removeMember } from "@/lib/data/people/membership-changes";
import { getSingleSignOn, type SingleSignOnInput, saveSingleSignOn } from "@/lib/data/people/single-sign-on";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createMember, createTenant, createUser, type TestMember } from "@/prisma/factories";
import { startDnsServer } from "@/testing/dns-server";
import { CLIENT, startOidcProvider, visitProvider } from "@/testing/oidc-provider";
import { useTestDatabase } from "@/testing/use-test-database";
import { beginSingleSignOn } from "./begin";
import { domainRecord } from "./domain-proof";
import { finishSingleSignOn } from "./finish";
import { type FlowState, sealFlow } from "./flow-state";
import { findProvider, findTenantByDomain, installationProviderName } from "./provider";

useTestDatabase();

const callback = `${process.env.NEXTAUTH_URL}/api/sso/callback`;
const idp = await startOidcProvider([callback, `${callback}/acme`, `${callback}/globex`]);
process.env.OIDC_PRIVATE_HOSTS = idp.host;
process.env.OIDC_ISSUER = idp.issuer;
process.env.OIDC_CLIENT_ID = CLIENT.clientId;
process.env.OIDC_CLIENT_SECRET = CLIENT.clientSecret;
process.env.OIDC_NAME = "Agency ID";
const dns = await startDnsServer();
process.env.DNS_SERVERS = dns.server;
afterAll(() => Promise.all([idp.stop(), dns.stop()]));

async function tenantWithProvider(slug: "acme" | "globex" = "acme", change: Partial<SingleSignOnInput> = {}) {
  await database().prisma.tenant.deleteMany({ where: { slug } });
  const made = await createTenant(slug);
  await database().prisma.tenant.update({ where: { id: made.id }, data: { slug } });
  const tenant = { id: made.id, slug };
  const owner = await createMember(tenant, "owner");
  await saveSingleSignOn(owner.actor, {
    name: "Acme ID",
    issuer: idp.issuer,
    ...CLIENT,
    domains: ["acme.example"],
    defaultRole: "reviewer",
    isEnforced: false,
    ...change,
  });
  for (const domain of change.domains ?? ["acme.example"]) await prove(owner, domain);
  return { tenant, owner };
}

/** Sets the record that the settings show, and has it looked for. */
async function prove({ actor }: TestMember, domain: string): Promise<void> {
  const { name, value } = domainRecord(actor.tenantId, domain);
  dns.records.set(name, [...(dns.records.get(name) ?? []), value]);
  await proveDomain(actor, domain);
}

/** Somebody at the provider. Their subject is their account's name. */
function person(account: string, claims: Record<string, unknown> = {}) {
  idp.people.set(account, {
    email: `${account}@acme.example`,
    email_verified: true,
    name: "Ada Vale",
    ...claims,
  });
  return account;
}

type Change = { flow?: Partial<FlowState>; query?: (query: URLSearchParams) => void; back?: string | null };

async function comeIn(slug: string | null, account: string, { flow, query, back = slug }: Change = {}) {
  const provider = await findProvider(slug);
  if (!provider || provider === "unreadable") return "no provider";
  const begun = await beginSingleSignOn(provider, "/t/acme/queue");
  const returned = await visitProvider(begun.address, account);
  query?.(returned.searchParams);
  const sealed = sealFlow({ ...begun.flow, ...flow });
  const arrival = { tenantSlug: back, query: returned.search, sealed, origin: UNKNOWN_ORIGIN };
  return { ...arrival, outcome: await finishSingleSignOn(arrival) };
}

async function outcomeOf(...visit: Parameters<typeof comeIn>) {
  const arrival = await comeIn(...visit);
  return typeof arrival === "string" ? arrival : arrival.outcome;
}

async function loginOf(...visit: Parameters<typeof comeIn>) {
  const outcome = await outcomeOf(...visit);
  if (typeof outcome === "string") throw new Error(`Refused: ${outcome}`);
  const token = { sub: outcome.userId, loginId: outcome.loginId };
  return { ...outcome, user: await readLogin(await encode({ token, secret: env().NEXTAUTH_SECRET })) };
}

async function made() {
  const { prisma } = database();
  const [users, memberships, identities, logins] = await Promise.all([
    prisma.user.count(),
    prisma.membership.count(),
    prisma.identity.count(),
    prisma.login.count(),
  ]);
  return { users, memberships, identities, logins };
}

/** The outcome, which has to be a refusal that leaves nothing behind. */
async function refusalOf(...visit: Parameters<typeof comeIn>) {
  const before = await made();
  const outcome = await outcomeOf(...visit);
  expect(await made()).toEqual(before);
  return outcome;
}

const give = ({ actor }: TestMember, email: string) =>
  database().prisma.user.update({ where: { id: actor.user.id }, data: { email } });

test("somebody new of an allowed domain gets an account without a password, and finds it again", async () => {
  const { tenant } = await tenantWithProvider();
  const account = person("new-one");
  const first = await loginOf("acme", account);
  expect(first).toMatchObject({
    next: "/t/acme/queue",
    user: { email: "new-one@acme.example", name: "Ada Vale", boundTo: { slug: "acme" } },
  });
  const { passwordHash } = await database().prisma.user.findUniqueOrThrow({ where: { id: first.userId } });
  expect(passwordHash).toBeNull();
  expect(await database().prisma.membership.findMany({ where: { userId: first.userId } })).toMatchObject([
    { tenantId: tenant.id, role: "reviewer" },
  ]);
  // The subject is who they are: a new address changes nothing.
  person("new-one", { email: "married@acme.example" });
  expect((await loginOf("acme", account)).userId).toBe(first.userId);
  const log = await database().prisma.auditEntry.findMany({
    where: { tenantId: tenant.id, actorId: first.userId },
    orderBy: { position: "asc" },
    select: { action: true },
  });
  expect(log.map(({ action }) => action)).toEqual([
    "member.joined",
    "account.signed_in",
    "account.signed_in",
  ]);
});

test("what comes back must be what was asked for", async () => {
  await tenantWithProvider();
  const account = person("flow");
  const setState = (query: URLSearchParams) => query.set("state", "another");
  expect(await refusalOf("acme", account, { query: setState })).toBe("failed");
  expect(await refusalOf("acme", account, { flow: { state: "another" } })).toBe("failed");
  expect(await refusalOf("acme", account, { flow: { nonce: "another" } })).toBe("failed");
  expect(await refusalOf("acme", account, { flow: { codeVerifier: "a".repeat(43) } })).toBe("failed");
  expect(await refusalOf("acme", account, { flow: { startedAt: Date.now() - 16 * 60_000 } })).toBe("expired");
  expect(await refusalOf("acme", account, { back: null })).toBe("expired");
  const unsealed = { tenantSlug: "acme", query: "?code=x&state=y", origin: UNKNOWN_ORIGIN };
  expect(await finishSingleSignOn({ ...unsealed, sealed: undefined })).toBe("expired");
  expect(await finishSingleSignOn({ ...unsealed, sealed: "none.AAAA" })).toBe("expired");
});

test("a token for another client, of another issuer, for another try or that is over is refused", async () => {
  await tenantWithProvider();
  const account = person("token");
  const wrong = [
    { aud: "another-client" },
    { iss: "https://another.example" },
    { nonce: "another" },
    { exp: Math.floor(Date.now() / 1000) - 3600 },
  ];
  for (const change of wrong) {
    idp.forge((claims) => ({ ...claims, ...change }));
    expect(await refusalOf("acme", account), JSON.stringify(change)).toBe("failed");
  }
  // The same way of forging, changing nothing, comes in: it was the claims.
  idp.forge((claims) => claims);
  expect(await loginOf("acme", account)).toBeTruthy();
  idp.forge(null);
});

test("a code is good once", async () => {
  await tenantWithProvider();
  const arrival = await comeIn("acme", person("twice"));
  if (typeof arrival === "string") throw new Error(arrival);
  expect(arrival.outcome).toHaveProperty("loginId");
  expect(await finishSingleSignOn(arrival)).toBe("failed");
});

test("an address that is not verified, none at all, and one of another domain are refused", async () => {
  await tenantWithProvider();
  expect(await refusalOf("acme", person("un", { email_verified: false }))).toBe("unverified_email");
  expect(await refusalOf("acme", person("un", { email_verified: undefined }))).toBe("unverified_email");
  expect(await refusalOf("acme", person("un", { email_verified: false, xms_edov: true }))).toBe(
    "unverified_email",
  );
  expect(await refusalOf("acme", person("un", { email: undefined }))).toBe("unverified_email");
  const elsewhere = { email: "eve@acme.example.evil.example" };
  expect(await refusalOf("acme", person("domain", elsewhere))).toBe("wrong_domain");
  expect(await refusalOf("acme", person("domain", { email: "acme.example@evil.example" }))).toBe(
    "wrong_domain",
  );
});

test("a tenant's provider signs in as nobody who belongs to others only, no operator and no owner", async () => {
  const { tenant, owner } = await tenantWithProvider();
  const theirs = await createMember(await createTenant("Theirs"), "reviewer");
  await give(theirs, "theirs@acme.example");
  expect(await refusalOf("acme", person("theirs"))).toBe("not_invited");
  await give(owner, "boss@acme.example");
  expect(await refusalOf("acme", person("boss"))).toBe("owner");
  const operator = await createMember(tenant, "admin");
  await give(operator, "root@acme.example");
  await database().prisma.user.update({ where: { id: operator.userId }, data: { isOperator: true } });
  expect(await refusalOf("acme", person("root"))).toBe("not_invited");
  const gone = await createMember(tenant, "reviewer");
  await give(gone, "gone@acme.example");
  await database().prisma.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
  expect(await refusalOf("acme", person("gone"))).toBe("not_invited");
});

test("a member of several tenants is signed in for this one alone, and only this one's log says so", async () => {
  const { tenant } = await tenantWithProvider();
  const member = await createMember(tenant, "recruiter");
  const other = await createTenant("Other");
  const { userId } = member;
  await database().prisma.membership.create({ data: { tenantId: other.id, userId, role: "owner" } });
  await give(member, "both@acme.example");
  expect(await loginOf("acme", person("both"))).toMatchObject({
    userId,
    user: { boundTo: { id: tenant.id } },
  });
  expect(await database().prisma.auditEntry.count({ where: { tenantId: other.id } })).toBe(0);
});

test("who was removed stays out until they are invited again, with the invitation's role", async () => {
  const { tenant, owner } = await tenantWithProvider();
  const account = person("removed");
  const { userId } = await loginOf("acme", account);
  await removeMember(owner.actor, userId);
  expect(await refusalOf("acme", account)).toBe("not_invited");
  // Nor by another account of the provider with the same address.
  const again = person("removed-2", { email: "removed@acme.example" });
  expect(await refusalOf("acme", again)).toBe("other_person");
  await createInvitation(owner.actor, { email: "removed@acme.example", role: "recruiter" });
  expect((await loginOf("acme", account)).userId).toBe(userId);
  const where = { tenantId_userId: { tenantId: tenant.id, userId } };
  expect(await database().prisma.membership.findUnique({ where })).toMatchObject({ role: "recruiter" });
  expect(await database().prisma.invitation.count({ where: { tenantId: tenant.id, acceptedAt: null } })).toBe(
    0,
  );
  await removeMember(owner.actor, userId);
  expect(await refusalOf("acme", account)).toBe("not_invited");
});

test("an address that went to somebody new does not open the account of who had it before", async () => {
  await tenantWithProvider();
  await loginOf("acme", person("former"));
  const heir = person("heir", { email: "former@acme.example" });
  expect(await refusalOf("acme", heir)).toBe("other_person");
});

test("what one tenant's provider says of a subject means nothing to another's", async () => {
  await tenantWithProvider("acme");
  const { userId } = await loginOf("acme", person("shared"));
  await tenantWithProvider("globex");
  expect(await refusalOf("globex", "shared")).toBe("not_invited");
  expect((await loginOf("acme", "shared")).userId).toBe(userId);
});

test("two first visits at once make one account", async () => {
  await tenantWithProvider();
  const account = person("hasty");
  const outcomes = await Promise.all([outcomeOf("acme", account), outcomeOf("acme", account)]);
  const ids = outcomes.map((outcome) => (typeof outcome === "string" ? outcome : outcome.userId));
  expect(new Set(ids).size).toBe(1);
  expect(await database().prisma.user.count({ where: { email: "hasty@acme.example" } })).toBe(1);
});

test("the installation's provider signs in everybody who has an account, and makes none", async () => {
  const user = await createUser({ email: "anybody@elsewhere.example" });
  await database().prisma.user.update({ where: { id: user.id }, data: { isOperator: true } });
  person("any", { email: "anybody@elsewhere.example" });
  expect(await loginOf(null, "any")).toMatchObject({ userId: user.id, user: { boundTo: null } });
  expect(await refusalOf(null, person("stranger"))).toBe("unknown_person");
  await database().prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  expect(await refusalOf(null, "any")).toBe("unknown_person");
  expect(installationProviderName()).toBe("Agency ID");
});

test("the secret is stored sealed, kept when none is given, and asked for with another client", async () => {
  const { tenant, owner } = await tenantWithProvider();
  const row = await database().prisma.singleSignOn.findUniqueOrThrow({ where: { tenantId: tenant.id } });
  expect(Buffer.from(row.secretCiphertext).includes(CLIENT.clientSecret)).toBe(false);
  const input: SingleSignOnInput = {
    name: "Acme ID",
    issuer: idp.issuer,
    clientId: CLIENT.clientId,
    clientSecret: "",
    domains: ["acme.example"],
    defaultRole: "reviewer",
    isEnforced: false,
  };
  await saveSingleSignOn(owner.actor, input);
  expect(await findProvider("acme")).toMatchObject({ clientSecret: CLIENT.clientSecret });
  await expect(saveSingleSignOn(owner.actor, { ...input, clientId: "other" })).rejects.toThrow("secret");
});

test("a secret under another ENCRYPTION_KEY lets nobody in, and is entered again", async () => {
  const { tenant, owner } = await tenantWithProvider();
  const where = { tenantId: tenant.id };
  await database().prisma.singleSignOn.update({ where, data: { secretEncryptedWith: "2:another" } });
  expect(await findProvider("acme")).toBe("unreadable");
  const back = { query: "?code=x&state=y", origin: UNKNOWN_ORIGIN };
  const flow = { state: "y", nonce: "n", codeVerifier: "v", next: "/", startedAt: Date.now() };
  const sealed = sealFlow({ tenantSlug: "acme", ...flow });
  expect(await finishSingleSignOn({ tenantSlug: "acme", sealed, ...back })).toBe("unreadable");
  const stored = await getSingleSignOn(owner.actor);
  expect(stored).toMatchObject({ isReadable: false });
  const input = { ...STORED, domains: ["acme.example"], clientId: CLIENT.clientId };
  await expect(saveSingleSignOn(owner.actor, { ...input, clientSecret: "" })).rejects.toThrow(
    "Enter it again",
  );
  await saveSingleSignOn(owner.actor, { ...input, clientSecret: CLIENT.clientSecret });
  expect(await findProvider("acme")).toMatchObject({ clientSecret: CLIENT.clientSecret });
});

test("a stored secret is not sent to an issuer that took the place of its own", async () => {
  const { tenant } = await tenantWithProvider();
  const where = { tenantId: tenant.id };
  await database().prisma.singleSignOn.update({ where, data: { issuer: "https://id.elsewhere.example" } });
  expect(await findProvider("acme")).toBe("unreadable");
});

const STORED = { name: "Acme ID", issuer: idp.issuer, defaultRole: "reviewer", isEnforced: false } as const;

test("an issuer that is private, answers nothing or is another's is not saved", async () => {
  const { owner } = await tenantWithProvider();
  const save = (issuer: string) =>
    saveSingleSignOn(owner.actor, {
      name: "Acme ID",
      issuer,
      ...CLIENT,
      domains: ["acme.example"],
      defaultRole: "reviewer",
      isEnforced: false,
    });
  const port = Number(idp.host.split(":")[1]);
  for (const issuer of [
    `http://localhost:${port}`,
    "https://169.254.169.254",
    "https://10.0.0.1",
    "http://x.example",
  ])
    await expect(save(issuer), issuer).rejects.toThrow("a public https");
  await expect(save(`${idp.issuer}/elsewhere`)).rejects.toThrow("No identity provider responded");
  expect(await findProvider("acme")).toMatchObject({ issuer: idp.issuer });
});

test("typing an address leads to the one tenant of its domain, and nowhere when two have proven it", async () => {
  await tenantWithProvider("acme", { domains: ["only.example", "both.example"] });
  await tenantWithProvider("globex", { domains: ["both.example"] });
  expect(await findTenantByDomain("Ada@ONLY.example")).toBe("acme");
  expect(await findTenantByDomain("ada@both.example")).toBeNull();
  expect(await findTenantByDomain("ada@nobody.example")).toBeNull();
  expect(await findTenantByDomain("only.example")).toBeNull();
});
