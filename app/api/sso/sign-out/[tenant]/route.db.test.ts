/** Back-channel sign-out by a real provider: what ends, and everything that ends nothing. */
import { createHmac, generateKeyPairSync, randomUUID, sign as signWith } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, expect, test } from "vitest";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { createLogin, readLogin } from "@/lib/auth/login/logins";
import { admit } from "@/lib/auth/single-sign-on/admit";
import { beginSingleSignOn } from "@/lib/auth/single-sign-on/begin";
import { finishSingleSignOn } from "@/lib/auth/single-sign-on/finish";
import { sealFlow } from "@/lib/auth/single-sign-on/flow-state";
import { findProvider } from "@/lib/auth/single-sign-on/provider";
import { saveSingleSignOn } from "@/lib/data/people/single-sign-on";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createMember, createTenant, createUser } from "@/prisma/factories";
import { CLIENT, startOidcProvider, visitProvider } from "@/testing/oidc-provider";
import { useTestDatabase } from "@/testing/use-test-database";
import { POST as ofInstallation } from "../route";
import { POST as ofTenant } from "./route";

useTestDatabase();

const PATH = "/api/sso/sign-out";
const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };

const server = http.createServer(async (incoming, response) => {
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
  };
  const request = new Request(`http://debrief.test${incoming.url}`, { method: "POST", headers, body });
  const tenant = incoming.url?.slice(PATH.length + 1) ?? "";
  const params = Promise.resolve({ tenant });
  const answer = tenant === "" ? await ofInstallation(request) : await ofTenant(request, { params });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const us = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const idp = await startOidcProvider([`${process.env.NEXTAUTH_URL}/api/sso/callback`], () => us + PATH);
process.env.OIDC_PRIVATE_HOSTS = idp.host;
process.env.OIDC_ISSUER = idp.issuer;
process.env.OIDC_CLIENT_ID = CLIENT.clientId;
process.env.OIDC_CLIENT_SECRET = CLIENT.clientSecret;
afterAll(async () => {
  server.close();
  await idp.stop();
});

/** Signs in at the provider, through all of its pages. Returns the session's name there and whether the login still is. */
async function signIn(account: string) {
  const email = `${account}@example.test`;
  idp.people.set(account, { email, email_verified: true });
  const known = await database().prisma.user.findUnique({ where: { email } });
  if (!known) await createUser({ email });
  const provider = await findProvider(null);
  if (!provider || provider === "unreadable") throw new Error("The installation has a provider.");
  const { address, flow } = await beginSingleSignOn(provider, "/");
  const { search: query } = await visitProvider(address, account);
  const back = { tenantSlug: null, query, sealed: sealFlow(flow), origin: UNKNOWN_ORIGIN };
  const outcome = await finishSingleSignOn(back);
  if (typeof outcome === "string") throw new Error(outcome);
  return login(outcome);
}

async function login({ userId, loginId }: { userId: string; loginId: string }) {
  const cookie = await encode({ token: { sub: userId, loginId }, secret: env().NEXTAUTH_SECRET });
  const { providerSid } = await database().prisma.login.findUniqueOrThrow({ where: { id: loginId } });
  return { userId, sid: providerSid ?? "", isOpen: async () => (await readLogin(cookie)) !== null };
}

async function send(token: string, tenant = "") {
  const body = new URLSearchParams({ logout_token: token });
  return fetch(us + PATH + (tenant && `/${tenant}`), { method: "POST", body });
}

const now = () => Math.floor(Date.now() / 1000);
const about = (claims: Record<string, unknown>) => ({
  iss: idp.issuer,
  aud: CLIENT.clientId,
  iat: now(),
  exp: now() + 120,
  jti: randomUUID(),
  events: EVENTS,
  ...claims,
});
const LOGOUT = { typ: "logout+jwt" };
const token = (claims: Record<string, unknown>) => idp.sign(about(claims), LOGOUT);

test("who signs out at the provider is signed out here, of that session, and their log says so", async () => {
  const [first, second, other] = [await signIn("ada"), await signIn("ada"), await signIn("ben")];
  expect(first.sid).not.toBe(second.sid);
  await idp.signOut("ada", first.sid);
  expect([await first.isOpen(), await second.isOpen(), await other.isOpen()]).toEqual([false, true, true]);
  const logged = { action: "account.signed_out_by_provider", actorId: first.userId };
  expect(await database().prisma.auditEntry.count({ where: logged })).toBe(1);
});

test("without a session's name all that the provider made for the person ends, and their password's login stays", async () => {
  const [first, second, other] = [await signIn("cleo"), await signIn("cleo"), await signIn("dan")];
  const own = await login({ userId: first.userId, loginId: await createLogin(first.userId) });
  const answer = await send(token({ sub: "cleo" }));
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const ended = [await first.isOpen(), await second.isOpen()];
  expect([...ended, await own.isOpen(), await other.isOpen()]).toEqual([false, false, true, true]);
  // A session's name alone is enough as well, and of somebody unknown nothing is to be ended.
  expect((await send(token({ sid: other.sid }))).status).toBe(200);
  expect(await other.isOpen()).toBe(false);
  expect((await send(token({ sub: "nobody" }))).status).toBe(200);
});

test("a token that is forged, over, of another kind or came before ends nothing", async () => {
  const { sid, isOpen } = await signIn("eve");
  const claims = () => about({ sub: "eve", sid });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));
  const signed = (header: object, sign: (text: string) => string) => {
    const parts = [{ typ: "logout+jwt", ...header }, claims()];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${text}.${sign(text)}`;
  };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const wrong = {
    unsigned: signed({ alg: "none" }, () => ""),
    "signed with the shared secret": signed({ alg: "HS256" }, (text) =>
      createHmac("sha256", CLIENT.clientSecret).update(text).digest("base64url"),
    ),
    "signed with another key": signed({ alg: "RS256" }, (text) =>
      signWith("sha256", Buffer.from(text), privateKey).toString("base64url"),
    ),
    "of no kind": idp.sign(claims()),
    "an ID token": idp.sign({ ...claims(), nonce: "n" }, { typ: "JWT" }),
    "with a nonce": token({ sub: "eve", sid, nonce: "n" }),
    "for another client": token({ sub: "eve", sid, aud: "another" }),
    "of another issuer": token({ sub: "eve", sid, iss: "https://id.elsewhere.example" }),
    over: token({ sub: "eve", sid, exp: now() - 60 }),
    "old, however long it says it lasts": token({ sub: "eve", sid, iat: now() - 600, exp: now() + 86_400 }),
    "without an end": idp.sign(without("exp"), LOGOUT),
    "without a number of its own": idp.sign(without("jti"), LOGOUT),
    "without what happened": idp.sign(without("events"), LOGOUT),
    "of another event": token({ sub: "eve", sid, events: { "http://schemas.openid.net/event/other": {} } }),
    "of nobody": token({}),
    "of an odd name": token({ sub: { eve: true } }),
    "no token": "a.b.c",
    nothing: "",
  };
  for (const [what, text] of Object.entries(wrong)) expect((await send(text)).status, what).toBe(400);
  expect(await isOpen()).toBe(true);
  const good = token({ sub: "eve", sid });
  expect((await send(good)).status).toBe(200);
  expect(await isOpen()).toBe(false);
  const again = await signIn("eve");
  expect((await send(good)).status).toBe(400);
  expect(await again.isOpen()).toBe(true);
});

test("an organisation's provider ends what it made for the organisation, and nothing else", async () => {
  const tenants = [];
  for (const name of ["Acme", "Globex"]) {
    const tenant = await createTenant(name);
    const { actor } = await createMember(tenant, "owner");
    const settings = { name, issuer: idp.issuer, ...CLIENT, domains: [], defaultRole: "reviewer" as const };
    await saveSingleSignOn(actor, { ...settings, isEnforced: false });
    const provider = await findProvider(tenant.slug);
    if (!provider || provider === "unreadable" || !provider.tenant) throw new Error("It was just saved.");
    const email = `fay@${tenant.slug}.example`;
    const its = { ...provider, tenant: { ...provider.tenant, domains: [`${tenant.slug}.example`] } };
    const claimed = { issuer: idp.issuer, subject: "fay", email, name: "Fay", sid: "the-same" };
    const admitted = await admit(its, claimed, UNKNOWN_ORIGIN);
    if (typeof admitted === "string") throw new Error(admitted);
    tenants.push({ slug: tenant.slug, ...(await login(admitted)) });
  }
  const [acme, globex] = tenants;
  const everywhere = await signIn("fay");
  expect((await send(token({ sub: "fay", sid: "the-same" }), acme?.slug)).status).toBe(200);
  expect(await acme?.isOpen()).toBe(false);
  expect([await globex?.isOpen(), await everywhere.isOpen()]).toEqual([true, true]);
  expect((await send(token({ sub: "fay" }), "nobody")).status).toBe(400);
});

test("whoever sends what does not hold is stopped, and a provider that signs many out is not", async () => {
  await database().prisma.rateLimit.deleteMany();
  for (let n = 0; n < 101; n += 1) expect((await send(token({ sub: "nobody" }))).status).toBe(200);
  for (let n = 0; n < 100; n += 1) expect((await send("a.b.c")).status).toBe(400);
  expect((await send("a.b.c")).status).toBe(429);
});
