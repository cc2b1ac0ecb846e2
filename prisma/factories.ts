// Rows for tests, the demo's seed and browser tests: one source, each call makes its own.
import { randomUUID } from "node:crypto";
import { UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import {
  actorForLinkVisitor,
  actorForMember,
  actorForOperator,
  type MemberActor,
  type OperatorActor,
  type ReviewLinkActor,
} from "@/lib/auth/actor";
import { openLink } from "@/lib/auth/links/link-visits";
import { visitorCookieName } from "@/lib/auth/links/visitor-cookie";
import type { NoteInput } from "@/lib/data/notes/notes";
import { database } from "@/lib/db/client";
import type { Role } from "@/lib/db/generated/enums";

export type TestMember = { actor: MemberActor; userId: string };

export async function createTenant(name = "Acme"): Promise<{ id: string; slug: string }> {
  return database().prisma.tenant.create({
    data: { slug: `t-${randomUUID().slice(0, 13)}`, name },
    select: { id: true, slug: true },
  });
}

export async function createUser(overrides: { email?: string; name?: string; passwordHash?: string } = {}) {
  return database().prisma.user.create({
    data: { email: `${randomUUID()}@example.test`, name: "Robin Vale", isEmailProven: true, ...overrides },
  });
}

/** A new person with `role` in the tenant. */
export async function createMember(
  tenant: { id: string; slug: string },
  role: Role = "owner",
): Promise<TestMember> {
  const user = await createUser();
  await database().prisma.membership.create({ data: { tenantId: tenant.id, userId: user.id, role } });
  const actor = await actorForMember(user.id, tenant.slug);
  if (!actor) throw new Error("The membership was not found again.");
  return { actor, userId: user.id };
}

/** A new person who runs the installation and belongs to no tenant. */
export async function createOperator(): Promise<OperatorActor> {
  const { id } = await createUser({ name: "Olga Perator" });
  await database().prisma.user.update({ where: { id }, data: { isOperator: true } });
  const operator = await actorForOperator({ userId: id, boundTo: null }, UNKNOWN_ORIGIN);
  if (!operator) throw new Error("The operator was not found again.");
  return operator;
}

export async function createConnection(tenantId: string) {
  return database().prisma.platformConnection.create({
    data: {
      tenantId,
      keyCiphertext: new Uint8Array([0]),
      keyEncryptedWith: "none",
      keyLastFour: "0000",
      state: "ok",
    },
  });
}

export async function createCandidate(
  tenantId: string,
  { name = "Ada Example", ref = null }: { name?: string; ref?: string | null } = {},
) {
  return database().prisma.candidate.create({ data: { tenantId, name, ref, displayName: name } });
}

export type InterviewOverrides = Partial<{
  status: string;
  candidateId: string;
  candidateName: string;
  candidateRef: string;
  roleName: string | null;
  language: string | null;
  tags: string[];
  durationSec: number | null;
  sessionId: string;
  sessionCreatedAt: Date;
  completedAt: Date | null;
}>;

export async function createInterview(
  tenantId: string,
  connectionId: string,
  overrides: InterviewOverrides = {},
) {
  return database().prisma.interview.create({
    data: {
      tenantId,
      connectionId,
      sessionId: randomUUID(),
      candidateName: "Ada Example",
      status: "completed",
      tags: [],
      sessionCreatedAt: new Date(),
      ...overrides,
    },
  });
}

/** A general note for the team, as a browser would send it. */
export function newNote(overrides: Partial<NoteInput> = {}): NoteInput {
  return {
    requestId: randomUUID(),
    parentId: null,
    body: "Calm under pressure",
    atMs: null,
    endMs: null,
    quote: null,
    visibility: "team",
    mentionIds: [],
    ...overrides,
  };
}

/** Opens a review link as a new browser would. `cookie` is the header that it then sends. */
export async function visitLink(
  token: string,
  passcode = "",
): Promise<{ visitor: ReviewLinkActor; linkId: string; secret: string; cookie: string }> {
  const opened = await openLink({
    token,
    caller: "192.0.2.7",
    passcode,
    email: "",
    code: "",
    device: "Test",
    known: undefined,
  });
  if (opened.outcome !== "opened") throw new Error(`The link did not open: ${opened.outcome}.`);
  const { linkId, secret } = opened;
  const visitor = await actorForLinkVisitor(linkId, secret);
  if (!visitor) throw new Error("The visitor was not found again.");
  return { visitor, linkId, secret, cookie: `${visitorCookieName(linkId)}=${secret}` };
}
