/** Whose a domain is: shown by a record at a real name server, or by the operator's word, and nothing before. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { setDomainProven } from "@/lib/data/installation/installation-domains";
import { listInstallationTenants } from "@/lib/data/installation/installation-tenants";
import { proveDomain } from "@/lib/data/people/domains";
import { getSingleSignOn, removeSingleSignOn, saveSingleSignOn } from "@/lib/data/people/single-sign-on";
import { database } from "@/lib/db/client";
import { createMember, createOperator, createTenant, type TestMember } from "@/prisma/factories";
import { startDnsServer } from "@/testing/dns-server";
import { CLIENT, startOidcProvider } from "@/testing/oidc-provider";
import { useTestDatabase } from "@/testing/use-test-database";
import { admit } from "./admit";
import { domainRecord } from "./domain-proof";
import { findProvider, findTenantByDomain } from "./provider";

useTestDatabase();

const idp = await startOidcProvider([]);
process.env.OIDC_PRIVATE_HOSTS = idp.host;
const dns = await startDnsServer();
process.env.DNS_SERVERS = dns.server;
afterAll(() => Promise.all([idp.stop(), dns.stop()]));
beforeEach(async () => {
  dns.records.clear();
  dns.fallSilent(false);
  await database().prisma.tenant.deleteMany({});
});

const claim = ({ actor }: TestMember, domains: string[], isEnforced = false) =>
  saveSingleSignOn(actor, {
    name: "Acme ID",
    issuer: idp.issuer,
    ...CLIENT,
    domains,
    defaultRole: "reviewer",
    isEnforced,
  });

async function claimant(...domains: string[]) {
  const tenant = await createTenant();
  const owner = await createMember(tenant, "owner");
  await claim(owner, domains);
  return { tenant, owner, actor: owner.actor };
}

const setRecord = (tenantId: string, domain: string) => {
  const { name, value } = domainRecord(tenantId, domain);
  dns.records.set(name, ["v=spf1 -all", value]);
};

async function signIn(slug: string, email: string) {
  const provider = await findProvider(slug);
  if (!provider || provider === "unreadable") throw new Error("There is no provider.");
  return admit(provider, { issuer: idp.issuer, subject: email, email, name: "Ada Vale" }, UNKNOWN_ORIGIN);
}

test("a claimed domain lets nobody in and leads nowhere until its record is found", async () => {
  const { tenant, actor } = await claimant("bank.example");
  const people = await database().prisma.user.count();
  expect(await signIn(tenant.slug, "ada@bank.example")).toBe("wrong_domain");
  expect(await findTenantByDomain("ada@bank.example")).toBeNull();
  await expect(proveDomain(actor, "bank.example")).rejects.toThrow("was not found");
  expect(await database().prisma.user.count()).toBe(people);
  expect(await getSingleSignOn(actor)).toMatchObject({
    domains: [
      {
        name: "bank.example",
        isProven: false,
        record: { name: "_debrief.bank.example", value: `debrief-organisation=${tenant.id}` },
      },
    ],
  });
  setRecord(tenant.id, "bank.example");
  await proveDomain(actor, "bank.example");
  expect(await getSingleSignOn(actor)).toMatchObject({ domains: [{ isProven: true }] });
  expect(await findTenantByDomain("Ada@BANK.example")).toBe(tenant.slug);
  expect(await signIn(tenant.slug, "ada@bank.example")).toHaveProperty("loginId");
  // A proven domain says nothing about those below or beside it.
  expect(await signIn(tenant.slug, "ada@sub.bank.example")).toBe("wrong_domain");
});

test("a claim without proof does not end the discovery of who has the domain", async () => {
  const theirs = await claimant("bank.example");
  setRecord(theirs.tenant.id, "bank.example");
  await proveDomain(theirs.actor, "bank.example");
  const squatter = await claimant("bank.example");
  // The record names the other organisation.
  await expect(proveDomain(squatter.actor, "bank.example")).rejects.toThrow("was not found");
  expect(await findTenantByDomain("ada@bank.example")).toBe(theirs.tenant.slug);
  expect(await signIn(squatter.tenant.slug, "ada@bank.example")).toBe("wrong_domain");
});

test("a name server that says nothing proves nothing, and is named as what is missing", async () => {
  const { tenant, actor } = await claimant("bank.example");
  setRecord(tenant.id, "bank.example");
  dns.fallSilent(true);
  await expect(proveDomain(actor, "bank.example")).rejects.toThrow("No name server answered");
  expect(await findTenantByDomain("ada@bank.example")).toBeNull();
}, 30_000);

test("only a claimed domain is looked up, and sixty times an hour", async () => {
  const { actor } = await claimant("bank.example");
  dns.asked.length = 0;
  await expect(proveDomain(actor, "elsewhere.example")).rejects.toThrow("not found");
  expect(dns.asked).toEqual([]);
  for (let time = 0; time < 60; time += 1)
    await expect(proveDomain(actor, "bank.example")).rejects.toThrow("was not found");
  await expect(proveDomain(actor, "bank.example")).rejects.toThrow("Too many requests");
  expect(dns.asked).toHaveLength(60);
});

test("a domain that was taken out and put back has to be proven again", async () => {
  const { tenant, owner, actor } = await claimant("bank.example", "other.example");
  for (const domain of ["bank.example", "other.example"]) {
    setRecord(tenant.id, domain);
    await proveDomain(actor, domain);
  }
  await claim(owner, ["other.example"]);
  await claim(owner, ["bank.example", "other.example"]);
  expect((await getSingleSignOn(actor))?.domains.map(({ isProven }) => isProven)).toEqual([false, true]);
  await removeSingleSignOn(actor);
  await claim(owner, ["other.example"]);
  expect(await findTenantByDomain("ada@other.example")).toBeNull();
});

test("single sign-on cannot be required while nobody could come in by it", async () => {
  const { tenant, owner, actor } = await claimant("bank.example");
  await expect(claim(owner, ["bank.example"], true)).rejects.toThrow("Verify a domain");
  setRecord(tenant.id, "bank.example");
  await proveDomain(actor, "bank.example");
  await claim(owner, ["bank.example"], true);
  await expect(claim(owner, ["other.example"], true)).rejects.toThrow("Verify a domain");
  expect(await getSingleSignOn(actor)).toMatchObject({
    isEnforced: true,
    domains: [{ name: "bank.example" }],
  });
});

test("the operator's word proves a claimed domain, and takes it back, which the organisation's log tells", async () => {
  const { tenant } = await claimant("bank.example");
  const operator = await createOperator();
  await expect(setDomainProven(operator, tenant.id, "other.example", true)).rejects.toThrow("not found");
  const listed = async () => (await listInstallationTenants(operator, "")).tenants[0]?.domains;
  expect(await listed()).toEqual([{ name: "bank.example", isProven: false }]);
  await setDomainProven(operator, tenant.id, "bank.example", true);
  expect(await listed()).toEqual([{ name: "bank.example", isProven: true }]);
  expect(await signIn(tenant.slug, "bea@bank.example")).toHaveProperty("loginId");
  await setDomainProven(operator, tenant.id, "bank.example", false);
  expect(await findTenantByDomain("ada@bank.example")).toBeNull();
  expect(await signIn(tenant.slug, "bea@bank.example")).toBe("wrong_domain");
  const log = await database().prisma.auditEntry.findMany({
    where: { tenantId: tenant.id, action: { startsWith: "operator.domain" } },
    orderBy: { position: "asc" },
    select: { action: true },
  });
  expect(log.map(({ action }) => action)).toEqual(["operator.domain_confirmed", "operator.domain_withdrawn"]);
});

test("when proofs came, what one organisation alone had claimed went on working", async () => {
  const alone = await claimant("alone.example", "both.example");
  const other = await claimant("both.example");
  const migration = await readFile("prisma/migrations/20261130104500_prove_domains/migration.sql", "utf8");
  await database().prisma.$executeRawUnsafe(/^UPDATE[^;]+/m.exec(migration)?.[0] ?? "");
  expect(await findTenantByDomain("ada@alone.example")).toBe(alone.tenant.slug);
  expect(await findTenantByDomain("ada@both.example")).toBeNull();
  expect(await signIn(other.tenant.slug, "ada@both.example")).toBe("wrong_domain");
});
