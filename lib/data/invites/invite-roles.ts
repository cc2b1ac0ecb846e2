/** The roles that people can be invited to, as the platform has them, and what is left to spend. */
import type { MemberActor } from "@/lib/auth/actor";
import { withPlatformClient } from "@/lib/data/platform/platform-access";
import { AppError } from "@/lib/errors";
import { isSurelyRefused, PlatformAuthError, PlatformError } from "@/lib/platform/errors";
import { tenantDb } from "@/lib/tenant/tenant-db";

export type InviteRole = { id: string; roleName: string; language: string | null };

/** What one connection offers; `refusedCode` when the platform does not tell, `unreachable` when it gave no answer. */
export type InviteConnection = {
  id: string;
  name: string;
  /** Null when the platform does not say. */
  credits: number | null;
  roles: InviteRole[];
  problem: { kind: "refused"; code: string } | { kind: "unreachable" } | null;
};

/** Every connection in use with its roles and credits. Throws `forbidden`. */
export async function listInviteRoles(actor: MemberActor): Promise<InviteConnection[]> {
  actor.demand("candidates.manage");
  const rows = await tenantDb(actor).platformConnection.findMany({
    where: { removedAt: null, disabledAt: null },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  return Promise.all(rows.map((row) => readConnection(actor, row)));
}

async function readConnection(
  actor: MemberActor,
  row: { id: string; name: string },
): Promise<InviteConnection> {
  try {
    return await withPlatformClient(actor, row.id, async (client) => {
      const [roles, credits] = await Promise.all([
        client.listPersonas(),
        // Nice to know: a key may start interviews and not be told.
        client.getCredits().catch(() => null),
      ]);
      return { ...row, roles, credits: credits?.balance ?? null, problem: null };
    });
  } catch (error) {
    const none = { ...row, roles: [], credits: null };
    if (error instanceof PlatformAuthError)
      return { ...none, problem: { kind: "refused", code: error.code } };
    if (error instanceof AppError) return { ...none, problem: { kind: "refused", code: error.code } };
    if (error instanceof PlatformError) return { ...none, problem: { kind: "unreachable" } };
    throw error;
  }
}

/**
 * Makes a role at the platform, unless one of that name and language is there: pressed twice, or after an answer that was
 * lost, it is the same one. Throws `forbidden`, `invalid_input`, and what asking the platform throws.
 */
export async function createInviteRole(
  actor: MemberActor,
  connectionId: string,
  role: { roleName: string; language: string },
): Promise<{ role: InviteRole }> {
  actor.demand("candidates.manage");
  return withPlatformClient(actor, connectionId, async (client) => {
    const find = async () =>
      (await client.listPersonas()).find(
        (one) => isSame(one.roleName, role.roleName) && isSame(one.language ?? "", role.language),
      );
    const known = await find();
    if (known) return { role: known };
    try {
      return { role: await client.createPersona(role) };
    } catch (error) {
      if (error instanceof PlatformError && !isSurelyRefused(error)) {
        const made = await find();
        if (made) return { role: made };
      }
      if (error instanceof PlatformError && (error.statusCode === 400 || error.statusCode === 422))
        throw new AppError("invalid_input", "The platform does not accept this role or language.");
      throw error;
    }
  });
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
