/**
 * Who acts, and for which tenant. Only this file can make an actor: the constructors need a value that it does
 * not export. Whatever takes an actor can therefore trust that somebody checked the login, link, token or job.
 */
import { type Origin, UNKNOWN_ORIGIN } from "@/lib/audit/entry";
import { demandSecondFactor } from "@/lib/auth/factors/second-factor-rule";
import { LINK_TERMS, type LinkTerms } from "@/lib/auth/links/link-terms";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { LimitedReach } from "@/lib/db/reach";
import { limitedReachOf, MEMBERSHIP_FIELDS } from "./limited-reach";
import { findLoginMember } from "./login-member";
import { openMailToken } from "./mail-tokens";
import { refuseRole } from "./refuse-role";
import { can, type Permission, type Role } from "./roles";
import { isTenantSlug } from "./tenant-slug";
import { hashToken } from "./tokens";

const MINT = Symbol("actor");

abstract class TenantActor {
  constructor(
    mint: typeof MINT,
    readonly tenantId: string,
    readonly origin: Origin = UNKNOWN_ORIGIN,
  ) {
    if (mint !== MINT) throw new TypeError("Actors are made in lib/auth/actor.ts only.");
    if (!tenantId) throw new TypeError("An actor needs a tenant.");
  }
}

/** A signed-in person in one tenant. */
export class MemberActor extends TenantActor {
  readonly kind = "member";

  constructor(
    mint: typeof MINT,
    tenantId: string,
    readonly tenant: { slug: string; name: string },
    readonly user: { id: string; name: string; email: string; isOperator: boolean },
    readonly role: Role,
    /** Null: every interview of the tenant. */
    readonly limitedTo: LimitedReach | null,
    origin: Origin,
    /** Where else their login leads, and until when it needs no second step; null where it was not read along. */
    readonly otherTenants: readonly { slug: string; name: string }[] | null = null,
    readonly graceEnd: Date | null = null,
  ) {
    super(mint, tenantId, origin);
  }

  can(permission: Permission): boolean {
    return can(this.role, permission);
  }

  /** Throws `forbidden` when the member's role does not allow it. */
  demand(permission: Permission): void {
    if (!this.can(permission)) refuseRole(this, permission);
  }
}

/** Somebody without an account in a browser that opened a review link. Reaches the link's interviews and nothing else. */
export class ReviewLinkActor extends TenantActor {
  readonly kind = "review-link";

  constructor(
    mint: typeof MINT,
    tenantId: string,
    readonly tenantName: string,
    readonly linkId: string,
    /** In the order of the link. */
    readonly interviewIds: readonly string[],
    readonly terms: LinkTerms,
    readonly visitor: {
      id: string;
      /** As they gave it; may be empty. */
      name: string;
      /** Confirmed; empty where the link asks for none. */
      email: string;
      isPreview: boolean;
    },
    origin: Origin,
  ) {
    super(mint, tenantId, origin);
  }
}

/** A program that holds a tenant's API token. */
export class ApiTokenActor extends TenantActor {
  readonly kind = "api-token";

  constructor(
    mint: typeof MINT,
    tenantId: string,
    readonly tokenId: string,
    readonly tokenName: string,
    origin: Origin,
  ) {
    super(mint, tenantId, origin);
  }
}

/** Whoever holds a mail that Debrief sent a member. May stop further ones and nothing else. */
export class MailRecipientActor extends TenantActor {
  readonly kind = "mail-recipient";

  constructor(
    mint: typeof MINT,
    tenantId: string,
    readonly tenantName: string,
    readonly userId: string,
  ) {
    super(mint, tenantId);
  }
}

/** Debrief itself, working for one tenant. */
export class JobActor extends TenantActor {
  readonly kind = "job";

  constructor(
    mint: typeof MINT,
    tenantId: string,
    readonly job: string,
  ) {
    super(mint, tenantId);
  }
}

export type Actor = MemberActor | ReviewLinkActor | ApiTokenActor | MailRecipientActor | JobActor;

/** Whoever runs the installation. Belongs to no tenant, so that nothing a tenant holds can be read as one. */
export class OperatorActor {
  readonly kind = "operator";

  constructor(
    mint: typeof MINT,
    readonly user: { id: string; name: string; email: string },
    readonly origin: Origin,
  ) {
    if (mint !== MINT) throw new TypeError("Actors are made in lib/auth/actor.ts only.");
  }
}

/** True for any actor of a tenant. */
export function isActor(value: unknown): value is Actor {
  return value instanceof TenantActor;
}

/**
 * The member `userId` in the tenant at `tenantSlug`; null when either is unknown or they have nothing in common. Throws
 * `forbidden` when the tenant wants a second step and they have none; a provider has its own (`isByProvider`), and
 * `hasTwoSteps`: they came with both. From a cookie use `actorForUser` or `actorForLogin`, which ask how they signed in.
 */
export async function actorForMember(
  userId: string,
  tenantSlug: string,
  origin?: Origin,
  { isByProvider = false, hasTwoSteps = false } = {},
): Promise<MemberActor | null> {
  if (!isTenantSlug(tenantSlug)) return null;
  const actor = await findMember({ userId, tenant: { slug: tenantSlug } }, origin);
  if (actor && !isByProvider) await demandSecondFactor(actor.tenantId, { userId, hasTwoSteps });
  return actor;
}

/** The member whom a job of their tenant writes to: a mail says what they may see. Null when they have left. */
export async function actorForRecipient(job: JobActor, userId: string): Promise<MemberActor | null> {
  return findMember({ userId, tenantId: job.tenantId });
}

async function findMember(
  where: Prisma.MembershipWhereInput,
  origin = UNKNOWN_ORIGIN,
): Promise<MemberActor | null> {
  const membership = await database().prisma.membership.findFirst({
    where: { AND: [where, { user: { disabledAt: null }, tenant: { disabledAt: null } }] },
    select: MEMBERSHIP_FIELDS,
  });
  if (!membership) return null;
  const { tenantId, user, role, tenant } = membership;
  const limitedTo = await limitedReachOf(membership);
  const { slug, name } = tenant;
  return new MemberActor(MINT, tenantId, { slug, name }, user, role, limitedTo, origin);
}

/** Whoever follows the link at the end of a mail; null when it is not ours or the membership is gone. */
export async function actorForMailToken(token: string): Promise<MailRecipientActor | null> {
  const membership = openMailToken(token);
  if (!membership) return null;
  const row = await database().prisma.membership.findFirst({
    where: { ...membership, tenant: { disabledAt: null } },
    select: { tenantId: true, userId: true, tenant: { select: { name: true } } },
  });
  return row && new MailRecipientActor(MINT, row.tenantId, row.tenant.name, row.userId);
}

/**
 * `actorForUser` for a login that a cookie names, when it is good and was seen in the last five minutes, in one query instead
 * of six: each range of a recording asks. Null means that the long way has to find out.
 */
export async function actorForLogin(
  login: { loginId: string; userId: string },
  tenantSlug: string,
  origin = UNKNOWN_ORIGIN,
): Promise<MemberActor | null> {
  const row = isTenantSlug(tenantSlug) && (await findLoginMember(login, tenantSlug));
  if (!row) return null;
  const { tenantId, tenant, role, onlyRoles, otherTenants, graceEnd, ...user } = row;
  const limitedTo = onlyRoles && { readerId: login.userId, roleNames: onlyRoles };
  const person = { id: login.userId, ...user };
  return new MemberActor(MINT, tenantId, tenant, person, role, limitedTo, origin, otherTenants, graceEnd);
}

/**
 * The visitor whose cookie holds `secret`; null when it is unknown, of another link or over, and when the link has not
 * begun, expired or was revoked. All of these look the same from outside. A preview begins before the link does.
 */
export async function actorForLinkVisitor(
  linkId: string,
  secret: string | undefined,
  origin = UNKNOWN_ORIGIN,
): Promise<ReviewLinkActor | null> {
  if (!secret) return null;
  const now = new Date();
  const open = { revokedAt: null, expiresAt: { gt: now }, tenant: { disabledAt: null } };
  const visitor = await database().prisma.linkVisitor.findFirst({
    where: {
      secretHash: hashToken(secret),
      expiresAt: { gt: now },
      OR: [
        { isPreview: true, link: open },
        { isPreview: false, link: { ...open, startsAt: { lte: now } } },
      ],
    },
    select: {
      id: true,
      name: true,
      email: true,
      isPreview: true,
      tenantId: true,
      link: {
        select: {
          id: true,
          ...LINK_TERMS,
          tenant: { select: { name: true } },
          items: { orderBy: { position: "asc" }, select: { interviewId: true } },
        },
      },
    },
  });
  if (!visitor || visitor.link.id !== linkId) return null;
  const { id, tenant, items, ...terms } = visitor.link;
  return new ReviewLinkActor(
    MINT,
    visitor.tenantId,
    tenant.name,
    id,
    items.map(({ interviewId }) => interviewId),
    terms,
    { id: visitor.id, name: visitor.name, email: visitor.email, isPreview: visitor.isPreview },
    origin,
  );
}

/** The holder of an API token; null when it is unknown, expired or revoked. */
export async function actorForApiToken(
  token: string,
  origin = UNKNOWN_ORIGIN,
): Promise<ApiTokenActor | null> {
  const row = await database().prisma.apiToken.findUnique({
    where: {
      tokenHash: hashToken(token),
      revokedAt: null,
      tenant: { disabledAt: null },
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    select: { id: true, tenantId: true, name: true },
  });
  return row && new ApiTokenActor(MINT, row.tenantId, row.id, row.name, origin);
}

/** The operator behind a login; null for everybody else, and for a login that a tenant's provider made. */
export async function actorForOperator(
  login: Pick<LoggedInUser, "userId" | "boundTo">,
  origin: Origin,
): Promise<OperatorActor | null> {
  if (login.boundTo) return null;
  const user = await database().prisma.user.findFirst({
    where: { id: login.userId, isOperator: true, disabledAt: null },
    select: { id: true, name: true, email: true },
  });
  return user && new OperatorActor(MINT, user, origin);
}

/** Debrief working on `job` for a tenant that a claimed job row names. */
export function actorForJob(tenantId: string, job: string): JobActor {
  return new JobActor(MINT, tenantId, job);
}
