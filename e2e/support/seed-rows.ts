import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";

/** Asks somebody to review every interview that there is. */
export async function assignEverything(tenantId: string, reviewerId: string): Promise<void> {
  const { prisma } = database();
  const interviews = await prisma.interview.findMany({ where: { tenantId }, select: { id: true } });
  await prisma.assignment.createMany({
    data: interviews.map(({ id }) => ({ tenantId, interviewId: id, reviewerId })),
  });
}

/** A token of the tenant for the results API. */
export async function makeApiToken(tenantId: string): Promise<string> {
  const token = `dbr_${newToken()}`;
  const row = {
    tenantId,
    name: "Program",
    prefix: token.slice(0, 8),
    tokenHash: hashToken(token),
  };
  await database().prisma.apiToken.create({ data: row });
  return token;
}
