import { database } from "@/lib/db/client";

/** Asks somebody to review every interview that there is. */
export async function assignEverything(tenantId: string, reviewerId: string): Promise<void> {
  const { prisma } = database();
  const interviews = await prisma.interview.findMany({ where: { tenantId }, select: { id: true } });
  await prisma.assignment.createMany({
    data: interviews.map(({ id }) => ({ tenantId, interviewId: id, reviewerId })),
  });
}
