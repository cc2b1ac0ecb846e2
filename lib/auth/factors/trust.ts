/** Whether a login may do what could take an account, an organisation or the installation over. */
import type { LoggedInUser } from "@/lib/auth/login/logins";
import type { Role } from "@/lib/auth/roles";
import { database } from "@/lib/db/client";
import { isFresh } from "./passkeys/proof";
import { hasPasskey, hasSecondFactor, isAskedBy } from "./second-factor-rule";

type Steps = Pick<LoggedInUser, "userId" | "hasTwoSteps" | "isByProvider">;

/**
 * What a login lacks for a sensitive act. `second_step`: there is none yet, or a passkey that was not shown. `proof`: the
 * password, with a code where there is an app, or another sign-in.
 */
export type Lack = "second_step" | "proof";

/** Who runs an organisation. Whoever takes their account has taken it. */
export function isPrivileged(role: Role): boolean {
  return role === "owner" || role === "admin";
}

/** Whether a tenant lets somebody with this role in by two steps only. `findLoginMember` says the same in SQL. */
export async function asksForSteps(
  { tenantId, role }: { tenantId: string; role: Role },
  tx?: Parameters<typeof isAskedBy>[1],
): Promise<boolean> {
  return isPrivileged(role) || isAskedBy({ tenantId }, tx);
}

/** What somebody privileged lacks to act; null when they may. */
export async function lackOf(login: Steps & Pick<LoggedInUser, "provenAt">): Promise<Lack | null> {
  return (await stepLackOf(login)) ?? (isFresh(login) ? null : "proof");
}

/**
 * What somebody privileged lacks to look: both steps in this login, once they have a second one; and to have one, when
 * their days of grace are over. `findLoginMember` says the same in SQL.
 */
export async function stepLackOf({ userId, hasTwoSteps, isByProvider }: Steps): Promise<Lack | null> {
  if (isByProvider) return null;
  const [hasApp, hasKey] = await Promise.all([hasSecondFactor(userId), hasPasskey(userId)]);
  if (hasApp || hasKey) return hasTwoSteps ? null : hasApp ? "proof" : "second_step";
  return (await isInGrace(userId)) ? null : "second_step";
}

/** Whether somebody without a second step may still do without. */
async function isInGrace(userId: string): Promise<boolean> {
  const inGrace = { id: userId, stepsDueAt: { gt: new Date() } };
  return (await database().prisma.user.count({ where: inGrace })) > 0;
}
