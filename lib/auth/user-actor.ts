import type { Origin } from "@/lib/audit/entry";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { actorForMember, type MemberActor } from "./actor";
import { secondFactorMissing } from "./factors/second-factor-rule";
import { asksForSteps, isPrivileged, stepLackOf } from "./factors/trust";
import { isTenantSlug } from "./tenant-slug";

/**
 * Why a good login does not open a tenant. `other_sign_in`: it was made by a tenant's provider, which answers neither for
 * other tenants nor for owners, and not for two steps where it was not trusted with them and named none. `single_sign_on`: the tenant asks for its own provider.
 */
export type Barrier = "other_sign_in" | "single_sign_on";

/**
 * Who is signed in, as a member of the tenant at `tenantSlug`; null when there is no such membership. Throws as
 * `actorForMember` does. A login of a provider is told `other_sign_in` for every other address alike, so that its maker
 * learns of no other membership.
 */
export async function actorForUser(
  user: LoggedInUser,
  tenantSlug: string,
  origin?: Origin,
): Promise<MemberActor | Barrier | null> {
  if (!isTenantSlug(tenantSlug)) return null;
  const { userId, boundTo, hasTwoSteps, isByProvider } = user;
  if (boundTo) {
    if (boundTo.slug !== tenantSlug) return "other_sign_in";
    const actor = await actorForMember(userId, tenantSlug, origin, { isByProvider: true });
    if (!actor) return null;
    const lacksSteps = !hasTwoSteps && (await asksForSteps(actor));
    return actor.role === "owner" || lacksSteps ? "other_sign_in" : actor;
  }
  const tenant = { slug: tenantSlug, singleSignOn: { isEnforced: true } };
  const barred = await database().prisma.membership.count({
    where: { userId, role: { not: "owner" }, tenant },
  });
  if (barred > 0) return "single_sign_on";
  // The installation's provider may have said that there were two.
  const steps = { hasTwoSteps, isByProvider: isByProvider && hasTwoSteps };
  const actor = await actorForMember(userId, tenantSlug, origin, steps);
  if (actor && isPrivileged(actor.role) && (await stepLackOf(user)))
    throw secondFactorMissing("Owners and admins need two-step sign-in. Use it or set it up to continue.");
  return actor;
}

/** `actorForUser` for actions and routes: a barrier is thrown as `forbidden`. */
export async function memberBehind(
  user: LoggedInUser,
  tenantSlug: string,
  origin?: Origin,
): Promise<MemberActor | null> {
  const actor = await actorForUser(user, tenantSlug, origin);
  if (actor === "single_sign_on")
    throw new AppError("forbidden", "This organisation requires single sign-on.");
  if (actor === "other_sign_in")
    throw new AppError("forbidden", "Your single sign-on does not give access to this. Sign in another way.");
  return actor;
}
