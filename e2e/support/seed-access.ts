// Run as a program before an installation starts: fills its database with two organisations, everybody who could
// ask for something, and enough of everything to ask for. Writes what there is as JSON to its last argument.
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { mailToken } from "@/lib/auth/mail-tokens";
import type { Role } from "@/lib/auth/roles";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { newRowId } from "@/lib/crypto/row-id";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { createInterviewView } from "@/lib/data/interview-list/interview-views";
import { createReviewLink } from "@/lib/data/links/link-making";
import { createNote } from "@/lib/data/notes/notes";
import { setLimitsReviewers } from "@/lib/data/results/tenant-settings";
import { createScorecard } from "@/lib/data/reviews/scorecards";
import { database } from "@/lib/db/client";
import { lockDataFolder } from "@/lib/db/data-folder-lock";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { USUAL_LOOK } from "@/lib/format/list-look";
import { READY_MADE_SCORECARDS } from "@/lib/scorecards/ready-made";
import {
  createCandidate,
  createInterview,
  createMember,
  createTenant,
  createUser,
  newNote,
  type TestMember,
  visitLink,
} from "@/prisma/factories";
import { seedDemo } from "@/prisma/seed";
import { SANDBOX_KEYS } from "../../sandbox/clients";
import {
  ACME_COMPLETED,
  type AccessScene,
  CANARY,
  GLOBEX_COMPLETED,
  OWN_CANARY,
  ROLES,
} from "./access-scene";
import { createEmailToken, createInvitationToken, createResetToken } from "./mailed-tokens";
import { makeApiToken, signIn } from "./seed-credentials";
import { seedHostile } from "./seed-hostile";
import { assignEverything, makeInvite } from "./seed-rows";

const COPIES = 60;
/** An organisation may have twenty; some more are made. */
const MOST_WEBHOOKS = 14;

type Organisation = Awaited<ReturnType<typeof createOrganisation>>;

async function seed(): Promise<AccessScene> {
  // The installation is started as a demo, which only its own data may be.
  await seedDemo();
  const ours = await createOrganisation(OWN_CANARY, SANDBOX_KEYS.acme, ACME_COMPLETED);
  const theirs = await createOrganisation(CANARY, SANDBOX_KEYS.globex, GLOBEX_COMPLETED);
  const { prisma } = database();
  const { owner, ...others } = ours.members;
  const outsider = theirs.members.owner;
  const operator = await createUser({ name: "Olga Operator" });
  await prisma.user.update({ where: { id: operator.id }, data: { isOperator: true } });
  const removed = await createMember(ours.tenant, "owner");
  const removedCookie = await signIn(removed.userId);
  await prisma.membership.deleteMany({ where: { userId: removed.userId } });

  const limited = await createMember(ours.tenant, "reviewer");

  const link = await makeLink(ours);
  const [expired, revoked] = [await makeLink(ours), await makeLink(ours)];
  const visits = {
    visitor: await visitLink(link.token),
    expiredVisitor: await visitLink(expired.token),
    revokedVisitor: await visitLink(revoked.token),
    foreignVisitor: await visitLink((await makeLink(theirs)).token),
  };
  await prisma.reviewLink.update({
    where: { id: expired.id },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  await prisma.reviewLink.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } });

  const cookies: AccessScene["cookies"] = {
    outsider: await signIn(outsider.userId),
    operator: await signIn(operator.id),
    removed: removedCookie,
    limited: await signIn(limited.userId),
    owner: await signIn(owner.userId),
    reviewer: await signIn(others.reviewer.userId),
    recruiter: await signIn(others.recruiter.userId),
    admin: await signIn(others.admin.userId),
  };
  for (const [name, { cookie }] of Object.entries(visits)) cookies[name as keyof typeof visits] = cookie;
  const copies = await makeCopies(ours);
  await assignEverything(ours.tenant.id, others.reviewer.userId);
  await setLimitsReviewers(owner.actor, true);
  return {
    tenant: ours.tenant.slug,
    foreignTenant: theirs.tenant.slug,
    cookies,
    tokens: {
      ownToken: await makeApiToken(ours.tenant.id),
      foreignToken: await makeApiToken(theirs.tenant.id),
    },
    linkId: link.id,
    linkToken: link.token,
    interviewId: ours.interviewId,
    sessionId: ACME_COMPLETED,
    foreignInterviewId: theirs.interviewId,
    versionId: ours.versionId,
    userIds: Object.fromEntries(ROLES.map((role) => [role, ours.members[role].userId])),
    mailTokens: await several(async () =>
      mailToken({ tenantId: ours.tenant.id, userId: (await createMember(ours.tenant, "reviewer")).userId }),
    ),
    ...copies,
    hostile: process.argv.includes("--hostile")
      ? await seedHostile({ ...ours, cookie: cookies.owner ?? "" })
      : [],
  };
}

async function createOrganisation(name: string, platformKey: string, sessionId: string) {
  const tenant = await createTenant(name);
  const members = {} as Record<Role, TestMember>;
  for (const role of ROLES) {
    members[role] = await createMember(tenant, role);
    await database().prisma.user.update({
      where: { id: members[role].userId },
      data: { name: `${name} ${role}` },
    });
  }
  const connectionId = newRowId();
  const sealed = sealSecret(secretPlaces.platformKey(tenant.id, connectionId), platformKey);
  const connection = await database().prisma.platformConnection.create({
    data: {
      id: connectionId,
      tenantId: tenant.id,
      keyCiphertext: sealed.ciphertext,
      keyEncryptedWith: sealed.encryptedWith,
      keyLastFour: platformKey.slice(-4),
      state: "ok",
    },
  });
  const candidate = await createCandidate(tenant.id, { name: `${name} Candidate` });
  const overrides = {
    sessionId,
    candidateId: candidate.id,
    candidateName: `${name} Candidate`,
    roleName: `${name} role`,
  };
  const { id: interviewId } = await createInterview(tenant.id, connection.id, {
    ...overrides,
    completedAt: new Date(),
  });
  const [scorecard] = READY_MADE_SCORECARDS;
  if (!scorecard) throw new Error("There is no ready-made scorecard.");
  await createScorecard(members.owner.actor, { ...scorecard, name: `${name} scorecard` });
  const version = await database().prisma.scorecardVersion.findFirstOrThrow({
    where: { tenantId: tenant.id },
  });
  await createNote(members.owner.actor, interviewId, newNote({ body: `${name} note` }));
  return { tenant, members, connectionId: connection.id, interviewId, versionId: version.id };
}

/** What a call may change or end is there many times. */
async function makeCopies({ tenant, members, connectionId, interviewId }: Organisation) {
  const { prisma } = database();
  const { actor, userId } = members.owner;
  const tenantId = tenant.id;
  const copies = {
    interviews: await several(async () => {
      const { id: candidateId } = await createCandidate(tenantId);
      const { id } = await createInterview(tenantId, connectionId, { candidateId });
      return { id, candidateId };
    }),
    pairs: await several(async () => {
      const { id: candidateId } = await createCandidate(tenantId);
      const [first, second] = await Promise.all(
        [0, 1].map(() => createInterview(tenantId, connectionId, { candidateId })),
      );
      return { id: candidateId, interviewIds: [first?.id ?? "", second?.id ?? ""] };
    }),
    reviewLinks: await several(async () => {
      const { token, link } = await createReviewLink(actor, { interviewIds: [interviewId] });
      return { id: link.id, token };
    }),
    invites: await several(async () => {
      const { id: candidateId } = await createCandidate(tenantId);
      return makeInvite({ tenantId, connectionId, createdById: userId }, candidateId);
    }),
    apiTokens: await several(() =>
      prisma.apiToken.create({
        data: { tenantId, name: "Program", prefix: "dbr_", tokenHash: hashToken(newToken()) },
        select: { id: true },
      }),
    ),
    webhooks: await several(() => {
      const id = newRowId();
      const { ciphertext, encryptedWith } = sealSecret(
        secretPlaces.webhookTarget(tenantId, id),
        JSON.stringify({ url: "https://example.com/", secret: newToken() }),
      );
      return prisma.webhook.create({
        data: {
          id,
          tenantId,
          name: "Chat",
          format: "json",
          host: "example.com",
          events: [],
          targetCiphertext: ciphertext,
          targetEncryptedWith: encryptedWith,
        },
        select: { id: true },
      });
    }, MOST_WEBHOOKS),
    scorecards: await several(async () => {
      const name = randomUUID();
      const [scorecard] = READY_MADE_SCORECARDS;
      if (scorecard) await createScorecard(actor, { ...scorecard, name });
      return prisma.scorecard.findFirstOrThrow({ where: { tenantId, name }, select: { id: true } });
    }),
    members: await several(async () => {
      const member = await createMember(tenant, "reviewer");
      return { id: member.userId, cookie: await signIn(member.userId) };
    }),
    invitations: await several(() => createInvitationToken(tenantId, userId)),
    emailTokens: await several(createEmailToken, 1),
    resetTokens: await several(createResetToken),
    connections: await several(async () => {
      const id = newRowId();
      const { ciphertext, encryptedWith } = sealSecret(
        secretPlaces.platformKey(tenantId, id),
        SANDBOX_KEYS.acme,
      );
      return prisma.platformConnection.create({
        data: {
          ...{ id, tenantId, name: `Project ${randomUUID()}`, keyLastFour: "acme", state: "ok" },
          ...{ keyCiphertext: ciphertext, keyEncryptedWith: encryptedWith },
        },
        select: { id: true },
      });
    }, 20),
    tenants: await several(async () => {
      const name = `Other ${randomUUID()}`;
      const { id } = await createTenant(name);
      await prisma.tenant.update({ where: { id }, data: { disabledAt: new Date() } });
      await claimDomain(id, "other.example");
      return { id, name };
    }, 20),
    people: await several(async () => ({ id: (await createUser()).id })),
    notes: {} as AccessScene["notes"],
    views: {} as AccessScene["views"],
  };
  for (const role of ROLES)
    copies.notes[role] = await several(async () => {
      const { id } = await createNote(members[role].actor, interviewId, newNote());
      return { id };
    }, 8);
  for (const role of ROLES)
    copies.views[role] = await several(async () => {
      const view = { name: randomUUID(), address: "", look: USUAL_LOOK, isShared: false };
      return { id: await createInterviewView(members[role].actor, view) };
    }, 8);
  return copies;
}

async function several<T>(make: () => Promise<T>, count = COPIES): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}

async function makeLink({ members, interviewId }: Organisation): Promise<{ id: string; token: string }> {
  const { token, link } = await createReviewLink(members.owner.actor, {
    interviewIds: [interviewId],
    allowsFeedback: true,
  });
  return { id: link.id, token };
}

const unlock = lockDataFolder(env().DATA_DIR);
await migrate(database());
await writeFile(process.argv.at(-1) ?? "", JSON.stringify(await seed()));
await database().close();
unlock();

async function claimDomain(tenantId: string, domain: string): Promise<void> {
  const secret = sealSecret(secretPlaces.providerSecret(tenantId, "https://id.example"), "secret");
  await database().prisma.singleSignOn.create({
    data: {
      ...{ tenantId, name: "Other ID", issuer: "https://id.example", clientId: "debrief" },
      ...{ secretCiphertext: secret.ciphertext, secretEncryptedWith: secret.encryptedWith },
      ...{ domains: [domain], defaultRole: "reviewer" },
    },
  });
}
