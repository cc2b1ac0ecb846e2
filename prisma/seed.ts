// The demo: two organisations with keys to the sandbox, and the people who work in them.
import { hashPassword } from "@/lib/auth/login/passwords";
import { hashToken } from "@/lib/auth/tokens";
import { newRowId } from "@/lib/crypto/row-id";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";
import type { Role } from "@/lib/db/generated/enums";
import { env } from "@/lib/env";
import { isOwnMachine } from "@/lib/net/unencrypted";
import { SANDBOX_KEYS } from "@/sandbox/clients";
import { fillDemo } from "./demo/fill-demo";

type DemoTenant = {
  slug: string;
  name: string;
  platformKey: string;
  people: { email: string; name: string; role: Role; isOperator?: boolean }[];
};

const DEMO_TENANTS: DemoTenant[] = [
  {
    slug: "acme",
    name: "Acme Retail",
    platformKey: SANDBOX_KEYS.acme,
    people: [
      { email: "owner@acme.test", name: "Nora Feld", role: "owner", isOperator: true },
      { email: "reviewer@acme.test", name: "Tom Okafor", role: "reviewer" },
    ],
  },
  {
    slug: "globex",
    name: "Globex Logistics",
    platformKey: SANDBOX_KEYS.globex,
    people: [{ email: "owner@globex.test", name: "Ines Marchetti", role: "owner" }],
  },
];

/**
 * Fills an empty database. On a demo's own it only sets the passwords and the token, which may have changed. Throws, and
 * changes nothing, on any other: whoever knows the demo's password would be its operator.
 */
export async function seedDemo(): Promise<void> {
  await demandDemo();
  const { DEMO_PASSWORD, DEMO_API_TOKEN, DEMO_TEAM } = env();
  if (!DEMO_PASSWORD || !DEMO_API_TOKEN) throw new Error("DEMO=1 needs DEMO_PASSWORD and DEMO_API_TOKEN.");
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const tenant of DEMO_TENANTS) await seedTenant(tenant, passwordHash);
  await seedApiToken("acme", DEMO_API_TOKEN);
  if (DEMO_TEAM === "1") await fillDemo(passwordHash);
}

async function demandDemo(): Promise<void> {
  const { protocol, hostname } = new URL(env().NEXTAUTH_URL);
  if (protocol === "https:" && !isOwnMachine(hostname))
    throw new Error("DEMO=1 is for this machine alone, and NEXTAUTH_URL names another. Take DEMO out.");
  const { user } = database().prisma;
  const isEmpty = (await user.count()) === 0;
  const email = DEMO_TENANTS[0]?.people[0]?.email ?? "";
  // Nobody but the demo gives people until then.
  if (!isEmpty && (await user.count({ where: { email, stepsDueAt: NEVER } })) === 0)
    throw new Error("DEMO=1 needs an empty database, and this one has people. Take DEMO out.");
}

async function seedTenant(
  { slug, name, platformKey, people }: DemoTenant,
  passwordHash: string,
): Promise<void> {
  const { prisma } = database();
  const tenant = await prisma.tenant.upsert({
    where: { slug },
    create: { slug, name },
    update: {},
    select: { id: true, connections: { select: { id: true } } },
  });
  for (const { email, name: personName, role, isOperator = false } of people) {
    const user = await prisma.user.upsert({
      where: { email },
      create: { email, name: personName, passwordHash, isOperator, isEmailProven: true, stepsDueAt: NEVER },
      update: { passwordHash },
      select: { id: true },
    });
    const membership = { tenantId: tenant.id, userId: user.id };
    await prisma.membership.upsert({
      where: { tenantId_userId: membership },
      create: { ...membership, role },
      update: {},
    });
  }
  if (tenant.connections.length === 0) await seedConnection(tenant.id, platformKey);
}

/** The demo's people may do without a second step: everybody knows their password. */
const NEVER = new Date("2100-01-01");

async function seedConnection(tenantId: string, platformKey: string): Promise<void> {
  const id = newRowId();
  const sealed = sealSecret(secretPlaces.platformKey(tenantId, id), platformKey);
  const { prisma } = database();
  const connection = await prisma.platformConnection.create({
    data: {
      id,
      tenantId,
      keyCiphertext: sealed.ciphertext,
      keyEncryptedWith: sealed.encryptedWith,
      keyLastFour: platformKey.slice(-4),
    },
    select: { id: true },
  });
  await prisma.job.create({
    data: { tenantId, kind: "discover", subjectId: connection.id, runAt: new Date() },
  });
}

async function seedApiToken(slug: string, token: string): Promise<void> {
  const { prisma } = database();
  const tenant = await prisma.tenant.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const tokenHash = hashToken(token);
  await prisma.apiToken.deleteMany({
    where: { tenantId: tenant.id, name: "Demo", NOT: { tokenHash } },
  });
  await prisma.apiToken.upsert({
    where: { tokenHash },
    create: { tenantId: tenant.id, name: "Demo", prefix: token.slice(0, 8), tokenHash },
    update: {},
  });
}
