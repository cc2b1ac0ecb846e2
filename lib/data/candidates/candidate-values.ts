/** The values of a candidate that people can change, and how a change of them is written down. */

import { candidateIdentity } from "@/lib/candidates/candidate-identity";
import type { Prisma } from "@/lib/db/generated/client";
import type { ValueSource } from "@/lib/db/generated/enums";
import { AppError } from "@/lib/errors";
import type { TenantTransaction } from "@/lib/tenant/tenant-db";
import type { CandidateChange } from "./candidate-activities";

export type CandidateValues = {
  name: string | null;
  nameSource: ValueSource;
  email: string | null;
  emailSource: ValueSource;
  roleName: string | null;
  tags: string[];
  ownerId: string | null;
};

const FIELDS = {
  id: true,
  ref: true,
  displayName: true,
  revision: true,
  mergedIntoId: true,
  name: true,
  nameSource: true,
  email: true,
  emailSource: true,
  roleName: true,
  tags: true,
  owner: { select: { ownerId: true } },
} as const satisfies Prisma.CandidateSelect;

export type CandidateRecord = CandidateValues & {
  id: string;
  ref: string | null;
  displayName: string;
  revision: number;
  mergedIntoId: string | null;
};

/** The candidate with its values; null when there is none. */
export async function readCandidateRecord(
  tx: TenantTransaction,
  candidateId: string,
): Promise<CandidateRecord | null> {
  const row = await tx.candidate.findUnique({ where: { id: candidateId }, select: FIELDS });
  if (!row) return null;
  const { owner, ...values } = row;
  return { ...values, ownerId: owner?.ownerId ?? null };
}

/**
 * Raises the candidate's revision, which keeps others from changing it until the transaction ends. False when it is
 * not at `revision` any more (null: whatever it is) or was merged into another.
 */
export async function holdCandidate(
  tx: TenantTransaction,
  candidateId: string,
  revision: number | null,
): Promise<boolean> {
  const { count } = await tx.candidate.updateMany({
    where: { id: candidateId, mergedIntoId: null, ...(revision === null ? {} : { revision }) },
    data: { revision: { increment: 1 } },
  });
  return count === 1;
}

/** Writes the values. Throws `invalid_input` for an owner who is no member. */
export async function writeCandidateValues(
  tx: TenantTransaction,
  candidateId: string,
  { ownerId, ...values }: CandidateValues,
): Promise<void> {
  await tx.candidate.update({ where: { id: candidateId }, data: values });
  const current = await tx.candidateOwner.findFirst({ where: { candidateId }, select: { ownerId: true } });
  if (current?.ownerId === ownerId || (!current && ownerId === null)) return;
  await tx.candidateOwner.deleteMany({ where: { candidateId } });
  if (ownerId === null) return;
  if ((await tx.membership.count({ where: { userId: ownerId } })) === 0)
    throw new AppError("invalid_input", "The owner you chose has left. Choose someone else.");
  await tx.candidateOwner.create({ data: { candidateId, ownerId } });
}

/** What the platform says of the candidate: the newest of its sessions that says something. */
export async function readPlatformIdentity(
  tx: TenantTransaction,
  candidateId: string,
): Promise<{ name: string | null; email: string | null }> {
  const rows = await tx.interview.findMany({
    where: { candidateId },
    orderBy: { sessionCreatedAt: "desc" },
    take: 50,
    select: { candidateRef: true, metadata: true },
  });
  const said = rows.map(({ candidateRef, metadata }) =>
    candidateIdentity({ candidateRef, metadata: metadata as Record<string, unknown> | null }),
  );
  return {
    name: said.find(({ name }) => name !== null)?.name ?? null,
    email: said.find(({ email }) => email !== null)?.email ?? null,
  };
}

/** What differs between two states of a candidate, in words for the timeline. */
export async function changesBetween(
  tx: TenantTransaction,
  before: CandidateValues,
  after: CandidateValues,
): Promise<CandidateChange[]> {
  const ownerIds = [before.ownerId, after.ownerId].flatMap((id) => id ?? []);
  const owners = await tx.membership.findMany({
    where: { userId: { in: ownerIds } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const nameOf = (ownerId: string | null) =>
    owners.find(({ userId }) => userId === ownerId)?.user.name ?? null;
  const tagsOf = ({ tags }: CandidateValues) => (tags.length === 0 ? null : tags.join(", "));
  const all: CandidateChange[] = [
    { field: "name", from: before.name, to: after.name },
    { field: "email", from: before.email, to: after.email },
    { field: "role", from: before.roleName, to: after.roleName },
    { field: "tags", from: tagsOf(before), to: tagsOf(after) },
    { field: "owner", from: nameOf(before.ownerId), to: nameOf(after.ownerId) },
  ];
  return all.filter(({ from, to }) => from !== to);
}
