import type { Origin } from "@/lib/audit/entry";
import type { LoggedInUser } from "@/lib/auth/login/logins";
import { recordForPerson } from "@/lib/auth/person-audit";
import { database } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { demandFreshProof } from "./proof";

/** A passkey as its owner sees it. `lastUsedAt` is null when it has signed nobody in yet. */
export type Passkey = {
  id: string;
  name: string;
  /** Whether it is kept elsewhere too, or could be, or lives and dies with its device. */
  kept: "synced" | "not_synced" | "one_device";
  createdAt: string;
  lastUsedAt: string | null;
};

export const passkeyNameSchema = typedName(60, { empty: "Enter a name." });

/** The person's passkeys, the oldest first. */
export async function listPasskeys({ userId }: Pick<LoggedInUser, "userId">): Promise<Passkey[]> {
  const rows = await database().prisma.passkey.findMany({
    where: { userId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      name: true,
      isMultiDevice: true,
      isBackedUp: true,
      createdAt: true,
      lastUsedAt: true,
    },
  });
  return rows.map(({ isMultiDevice, isBackedUp, createdAt, lastUsedAt, ...row }) => ({
    ...row,
    kept: isBackedUp ? "synced" : isMultiDevice ? "not_synced" : "one_device",
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Gives one of the person's own passkeys another name. Throws `not_found`. */
export async function renamePasskey({ userId }: LoggedInUser, id: string, name: string): Promise<void> {
  const { count } = await database().prisma.passkey.updateMany({ where: { id, userId }, data: { name } });
  if (count === 0) throw notFound("That passkey");
}

/**
 * Removes one of the person's own passkeys, which from then on signs nobody in, and returns its name. Logins that it made
 * stay, and are listed. Throws as `demandFreshProof`, and `not_found`.
 */
export async function removePasskey(
  user: LoggedInUser,
  { id, password }: { id: string; password: string },
  origin: Origin,
): Promise<string> {
  const { userId } = user;
  await demandFreshProof(user, password);
  return database().prisma.$transaction(async (tx) => {
    const passkey = await tx.passkey.findFirst({ where: { id, userId }, select: { name: true } });
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (!passkey || count === 0) throw notFound("That passkey");
    const event = { action: "account.passkey_removed", details: { passkey: passkey.name } } as const;
    await recordForPerson(userId, origin, event, tx);
    return passkey.name;
  });
}
