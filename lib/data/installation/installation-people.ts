/** The people of the installation, for its operator: who they are and whether they get in. */
import { type AuditEvent, personLabel } from "@/lib/audit/entry";
import { createPasswordReset } from "@/lib/auth/account/password-reset";
import { setAddress } from "@/lib/auth/account/set-address";
import type { OperatorActor } from "@/lib/auth/actor";
import { dropSecondFactor, hasPasskey, hasSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { endUnusedTokens } from "@/lib/auth/login/unused-tokens";
import type { Role } from "@/lib/auth/roles";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { orConflict } from "@/lib/db/unique";
import { AppError, notFound } from "@/lib/errors";
import { mailEmailSet } from "@/lib/mail/email-change";
import { mailTwoStepRemoved } from "@/lib/mail/two-step-removed";
import { recordOperatorAct } from "./installation-audit";

export type InstallationPerson = {
  userId: string;
  name: string;
  email: string;
  isOperator: boolean;
  /** False: the account was made by a link that was handed over, and joins no other tenant. */
  isEmailProven: boolean;
  isDisabled: boolean;
  /** Is asked for a code besides the password, or has a passkey. */
  hasTwoStep: boolean;
  /** In any tenant; null: never signed in. */
  lastSeenAt: string | null;
  /** Browsers in which they are signed in. */
  loginCount: number;
  tenants: { slug: string; name: string; role: Role }[];
};

const MOST_LISTED = 100;

/** The people whose name or address holds `query`, by name; at most 100, and how many there are. */
export async function listInstallationPeople(
  _operator: OperatorActor,
  query: string,
): Promise<{ people: InstallationPerson[]; total: number }> {
  const contains = { contains: query, mode: "insensitive" } as const;
  const where: Prisma.UserWhereInput = query === "" ? {} : { OR: [{ name: contains }, { email: contains }] };
  const [rows, total] = await Promise.all([
    database().prisma.user.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST_LISTED,
      select: {
        id: true,
        name: true,
        email: true,
        isOperator: true,
        isEmailProven: true,
        disabledAt: true,
        secondFactor: { select: { confirmedAt: true } },
        logins: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
        memberships: {
          orderBy: { tenant: { name: "asc" } },
          select: { role: true, tenant: { select: { slug: true, name: true } } },
        },
        _count: {
          select: { passkeys: true, logins: { where: { revokedAt: null, expiresAt: { gt: new Date() } } } },
        },
      },
    }),
    database().prisma.user.count({ where }),
  ]);
  const people = rows.map(
    ({ id, disabledAt, secondFactor, logins: [login], memberships, _count, ...row }) => ({
      ...row,
      userId: id,
      isDisabled: disabledAt !== null,
      hasTwoStep: Boolean(secondFactor?.confirmedAt) || _count.passkeys > 0,
      lastSeenAt: login?.lastSeenAt.toISOString() ?? null,
      loginCount: _count.logins,
      tenants: memberships.map(({ role, tenant }) => ({ ...tenant, role })),
    }),
  );
  return { people, total };
}

/**
 * Keeps a person out of every tenant, from their next request on, or lets them in again. Throws `not_found`, and
 * `conflict` for oneself.
 */
export async function setPersonEnabled(
  operator: OperatorActor,
  userId: string,
  isEnabled: boolean,
): Promise<void> {
  if (userId === operator.user.id) throw new AppError("conflict", "You cannot disable your own account.");
  const action = isEnabled ? "operator.person_enabled" : "operator.person_disabled";
  await changePerson(operator, userId, { action }, async (tx) => {
    if (isEnabled) return tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
    await demandOtherOperator(tx, userId);
    await endUnusedTokens(tx, userId);
    await endLogins(tx, userId);
    return tx.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
  });
}

/** Ends all of a person's logins, and a change of their address that was asked for. Throws `not_found`. */
export async function signOutPerson(operator: OperatorActor, userId: string): Promise<void> {
  await changePerson(operator, userId, { action: "operator.person_signed_out" }, async (tx) => {
    await tx.emailChange.deleteMany({ where: { userId } });
    await endLogins(tx, userId);
  });
}

/**
 * A link with which the person sets a new password, once, within the hour; to be handed over. Earlier ones end. Throws
 * `not_found`, and `conflict` for somebody disabled.
 */
export async function createResetLink(operator: OperatorActor, userId: string): Promise<string> {
  await changePerson(
    operator,
    userId,
    { action: "operator.reset_link_made" },
    async (_tx, { disabledAt }) => {
      if (disabledAt !== null) throw new AppError("conflict", "Enable this person first.");
    },
  );
  return createPasswordReset(userId);
}

/**
 * Gives a person another address, with which they sign in again everywhere, and tells both. Throws `not_found`, and
 * `conflict` when it is somebody's.
 */
export async function setPersonEmail(operator: OperatorActor, userId: string, email: string): Promise<void> {
  const event = { action: "operator.email_set", details: { to: email } } as const;
  const work = changePerson(operator, userId, event, async (tx, person) => {
    if (person.email === email) throw new AppError("conflict", "That is already their address.");
    await endLogins(tx, userId);
    return setAddress(tx, userId, email);
  });
  const before = await orConflict(work, "Someone else already has this address.");
  await mailEmailSet({ ...before, newAddress: email });
}

/**
 * Takes a lost second step away, and the passkeys, ends all of the person's logins and mailed links, and tells them.
 * Throws `not_found`, and `conflict` for who has none and for oneself.
 */
export async function removePersonTwoStep(operator: OperatorActor, userId: string): Promise<void> {
  // An open browser of the operator's must not be enough for it: their account asks for password and code.
  if (userId === operator.user.id) throw new AppError("conflict", "Turn off your own under Account.");
  const person = await changePerson(operator, userId, { action: "operator.two_step_removed" }, async (tx) => {
    if (!(await hasSecondFactor(userId, tx)) && !(await hasPasskey(userId, tx)))
      throw new AppError("conflict", "This person has neither two-step sign-in nor a passkey.");
    await dropSecondFactor(tx, userId);
    await tx.passkey.deleteMany({ where: { userId } });
    await endUnusedTokens(tx, userId);
    await endLogins(tx, userId);
    const select = { name: true, email: true };
    return tx.user.findUniqueOrThrow({ where: { id: userId }, select });
  });
  await mailTwoStepRemoved({ name: person.name, address: person.email });
}

/** Makes a person an operator, or takes that away. Throws `not_found`, and `conflict` for the last one. */
export async function setOperator(
  operator: OperatorActor,
  userId: string,
  isOperator: boolean,
): Promise<void> {
  const action = isOperator ? "operator.made" : "operator.unmade";
  await changePerson(operator, userId, { action }, async (tx) => {
    if (!isOperator) await demandOtherOperator(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { isOperator } });
  });
}

async function demandOtherOperator(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  // Of two operators who unmake or disable each other at once, the second finds themselves the last.
  await tx.$queryRaw`SELECT id FROM users WHERE is_operator ORDER BY id FOR UPDATE`;
  const others = { isOperator: true, disabledAt: null, id: { not: userId } };
  if ((await tx.user.count({ where: others })) === 0)
    throw new AppError("conflict", "An installation needs an operator. Make someone else an operator first.");
}

/** Does `work` on a person and tells the logs of the installation and of the tenants they belong to. */
async function changePerson<T>(
  operator: OperatorActor,
  userId: string,
  event: Pick<AuditEvent, "action" | "details">,
  work: (tx: Prisma.TransactionClient, person: { email: string; disabledAt: Date | null }) => Promise<T>,
): Promise<T> {
  return database().prisma.$transaction(async (tx) => {
    const person = await tx.user.findUnique({
      where: { id: userId },
      select: { name: true, email: true, disabledAt: true, memberships: { select: { tenantId: true } } },
    });
    if (!person) throw notFound("That person");
    const done = await work(tx, person);
    const object = { kind: "person", id: userId, label: personLabel(person) } as const;
    const tenantIds = person.memberships.map(({ tenantId }) => tenantId);
    await recordOperatorAct(operator, tx, { ...event, object }, tenantIds);
    return done;
  });
}

function endLogins(tx: Prisma.TransactionClient, userId: string) {
  return tx.login.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
}
