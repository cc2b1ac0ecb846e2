/** What a provider says of how it asked, and when: who comes in by it, and what they may do at once. */
import { encode } from "next-auth/jwt";
import { afterAll, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { lackOf } from "@/lib/auth/factors/trust";
import { readLogin } from "@/lib/auth/login/logins";
import { findLoginMember } from "@/lib/auth/login-member";
import { actorForUser } from "@/lib/auth/user-actor";
import { type SingleSignOnInput, saveSingleSignOn } from "@/lib/data/people/single-sign-on";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createMember, createTenant, createUser } from "@/prisma/factories";
import { CLIENT, startOidcProvider, visitProvider } from "@/testing/oidc-provider";
import { useTestDatabase } from "@/testing/use-test-database";
import { beginSingleSignOn } from "./begin";
import { finishSingleSignOn } from "./finish";
import { sealFlow } from "./flow-state";
import { findProvider } from "./provider";

useTestDatabase();

const callback = `${process.env.NEXTAUTH_URL}/api/sso/callback`;
const redirects = [callback];
const idp = await startOidcProvider(redirects);
process.env.OIDC_PRIVATE_HOSTS = idp.host;
process.env.OIDC_ISSUER = idp.issuer;
process.env.OIDC_CLIENT_ID = CLIENT.clientId;
process.env.OIDC_CLIENT_SECRET = CLIENT.clientSecret;
process.env.OIDC_SECOND_STEP = "said";
process.env.OIDC_ACR_VALUES = "urn:gold, urn:silver";
afterAll(() => idp.stop());

// The provider reads the client's addresses once.
const slugs = Array.from({ length: 6 }, (_, n) => `steps-${n}`);
redirects.push(...slugs.map((slug) => `${callback}/${slug}`));

async function scene({ needsTwoStep, ...change }: Partial<SingleSignOnInput> & { needsTwoStep: boolean }) {
  const slug = slugs.pop() ?? "";
  const { id: tenantId } = await createTenant();
  await database().prisma.tenant.update({ where: { id: tenantId }, data: { slug } });
  const { actor } = await createMember({ id: tenantId, slug }, "owner");
  const domains = [`${slug}.example`];
  const settings = { name: "ID", issuer: idp.issuer, ...CLIENT, domains, defaultRole: "reviewer" as const };
  const save = (input: Partial<SingleSignOnInput>) =>
    saveSingleSignOn(actor, { ...settings, isEnforced: false, ...input });
  await save(change);
  await database().prisma.singleSignOn.update({ where: { tenantId }, data: { provenDomains: domains } });
  const ask = (needsTwoStep: boolean) =>
    database().prisma.tenantSettings.upsert({
      where: { tenantId },
      create: { tenantId, needsTwoStep },
      update: { needsTwoStep },
    });
  await ask(needsTwoStep);
  return { slug, tenantId, ask, save };
}

let people = 0;

/** Somebody new signs in whom the provider speaks of with `claims` besides. */
async function comeIn(slug: string | null, claims: Record<string, unknown>, isAgain = false) {
  const account = `person-${people++}`;
  const email = `${account}@${slug ?? "anywhere"}.example`;
  idp.people.set(account, { email, email_verified: true });
  if (slug === null) await createUser({ email });
  if (Object.keys(claims).length > 0) idp.forge((own) => ({ ...own, ...claims }));
  const provider = await findProvider(slug);
  if (!provider || provider === "unreadable") throw new Error("There is a provider.");
  const { address, flow } = await beginSingleSignOn(provider, "/", { isAgain });
  const { search: query } = await visitProvider(address, account);
  const back = { tenantSlug: slug, query, sealed: sealFlow(flow), origin: UNKNOWN_ORIGIN };
  const outcome = await finishSingleSignOn(back);
  idp.forge(null);
  if (typeof outcome === "string") return { refusal: outcome, address };
  const { userId, loginId } = outcome;
  const cookie = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
  const isSignedIn = async () => (await readLogin(cookie)) !== null;
  const user = await readLogin(cookie);
  if (!user) throw new Error("The login should be good.");
  const enters = async (into: string) => {
    const quick = (await findLoginMember({ loginId, userId }, into)) !== null;
    expect(typeof (await actorForUser(user, into)) === "object").toBe(quick);
    return quick;
  };
  return { refusal: null, user, enters, isSignedIn, address };
}

test("where two steps are asked for, the provider has to say that there were", async () => {
  const acrValues = ["urn:gold", "urn:silver"];
  const { slug, tenantId } = await scene({ needsTwoStep: true, trustsSteps: false, acrValues });
  const words = [
    {},
    { amr: ["pwd"] },
    { amr: "mfa" },
    { acr: "urn:bronze" },
    { acr: "urn:gold urn:silver" },
    { acr: "" },
  ];
  for (const word of words) expect((await comeIn(slug, word)).refusal, JSON.stringify(word)).toBe("one_step");
  expect(await database().prisma.membership.count({ where: { tenantId, role: "reviewer" } })).toBe(0);
  const refused = { tenantId, action: "account.provider_refused" };
  expect(await database().prisma.auditEntry.count({ where: refused })).toBe(words.length);
  for (const word of [{ amr: ["pwd", "mfa"] }, { acr: "urn:silver" }]) {
    const { refusal, address, enters } = await comeIn(slug, word);
    expect(refusal, JSON.stringify(word)).toBeNull();
    expect(await enters?.(slug)).toBe(true);
    expect(new URL(address).searchParams.get("acr_values")).toBe("urn:gold urn:silver");
  }
});

test("who came with one step is out once the organisation asks for two, and who was said to have two is not", async () => {
  const { slug, ask } = await scene({ needsTwoStep: false, trustsSteps: false });
  const [one, two] = [await comeIn(slug, {}), await comeIn(slug, { amr: ["mfa"] })];
  expect([await one.enters?.(slug), await two.enters?.(slug)]).toEqual([true, true]);
  await ask(true);
  expect([await one.enters?.(slug), await two.enters?.(slug)]).toEqual([false, true]);
});

test("who is to run the organisation needs two steps whether or not others do", async () => {
  const { slug } = await scene({ needsTwoStep: false, trustsSteps: false, defaultRole: "admin" });
  expect((await comeIn(slug, {})).refusal).toBe("one_step");
  expect(await (await comeIn(slug, { amr: ["mfa"] })).enters?.(slug)).toBe(true);
});

test("trusting a provider with less ends the logins that it gave, and with more does not", async () => {
  const trust = { trustsSteps: true, acrValues: ["urn:gold", "urn:silver"] };
  const { slug, save } = await scene({ needsTwoStep: false, ...trust });
  for (const [less, more] of [
    [{ trustsSteps: false }, { trustsSteps: true }],
    [{ acrValues: ["urn:gold"] }, { acrValues: ["urn:gold", "urn:bronze"] }],
  ]) {
    const { isSignedIn } = await comeIn(slug, {});
    await save({ ...trust });
    expect(await isSignedIn?.()).toBe(true);
    await save({ ...trust, ...less });
    expect(await isSignedIn?.()).toBe(false);
    const again = await comeIn(slug, {});
    await save({ ...trust, ...less, ...more });
    expect(await again.isSignedIn?.()).toBe(true);
    await save(trust);
  }
});

test("a provider is trusted with two steps only where somebody says so", async () => {
  const { tenantId } = await scene({ needsTwoStep: false });
  expect((await database().prisma.singleSignOn.findUniqueOrThrow({ where: { tenantId } })).trustsSteps).toBe(
    false,
  );
});

test("a provider whose rules are trusted need not say anything", async () => {
  const { slug } = await scene({ needsTwoStep: true, trustsSteps: true, defaultRole: "admin" });
  const { address, enters } = await comeIn(slug, {});
  expect(await enters?.(slug)).toBe(true);
  expect(new URL(address).searchParams.has("acr_values")).toBe(false);
});

test("the installation's provider can be made to say it, and then counts where an organisation asks for two", async () => {
  expect((await comeIn(null, {})).refusal).toBe("one_step");
  const { address, user, enters } = await comeIn(null, { acr: "urn:gold" });
  expect(new URL(address).searchParams.get("acr_values")).toBe("urn:gold urn:silver");
  const tenant = await createTenant();
  const userId = user?.userId ?? "";
  await database().prisma.tenantSettings.create({ data: { tenantId: tenant.id, needsTwoStep: true } });
  await database().prisma.membership.create({ data: { tenantId: tenant.id, userId, role: "reviewer" } });
  expect(await enters?.(tenant.slug)).toBe(true);
});

test("a session that is long open at the provider is no fresh proof, and being asked again there is", async () => {
  const longAgo = Math.floor(Date.now() / 1000) - 3600;
  const before = await comeIn(null, { amr: ["mfa"], auth_time: longAgo });
  expect(before.user && (await lackOf(before.user))).toBe("proof");
  const after = await comeIn(null, { amr: ["mfa"] }, true);
  expect(after.user && (await lackOf(after.user))).toBeNull();
  const { searchParams } = new URL(after.address);
  expect([searchParams.get("prompt"), searchParams.get("max_age")]).toEqual(["login", "0"]);
  // A clock that is ahead does not make it last longer.
  const ahead = await comeIn(null, { amr: ["mfa"], auth_time: longAgo + 7200 });
  expect(ahead.user?.provenAt.getTime()).toBeLessThanOrEqual(Date.now());
});
