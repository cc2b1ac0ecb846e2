import { randomUUID } from "node:crypto";
import { sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { database } from "@/lib/db/client";

/** Asks somebody to review every interview that there is. */
export async function assignEverything(tenantId: string, reviewerId: string): Promise<void> {
  const { prisma } = database();
  const interviews = await prisma.interview.findMany({ where: { tenantId }, select: { id: true } });
  await prisma.assignment.createMany({
    data: interviews.map(({ id }) => ({ tenantId, interviewId: id, reviewerId })),
  });
}

/** A candidate who was invited, in a batch of their own, with a link that is good. */
export async function makeInvite(
  batch: { tenantId: string; connectionId: string; createdById: string },
  candidateId: string,
): Promise<{ id: string; batchId: string }> {
  const { prisma } = database();
  const { tenantId } = batch;
  const { id: batchId } = await prisma.inviteBatch.create({
    data: {
      ...{ ...batch, requestId: randomUUID(), personaId: "p", roleName: "Nurse", language: "en" },
      ...{ consentMode: "explicit", tags: [], isMailed: false },
    },
  });
  const id = randomUUID();
  const sealed = sealSecret(secretPlaces.candidateLink(tenantId, id), "https://interview.example/#t=token");
  await prisma.invite.create({
    data: {
      ...{ id, tenantId, batchId, candidateId, position: 0, candidateRef: id, state: "sent" },
      ...{ sessionId: id, linkExpiresAt: new Date(Date.now() + 24 * 60 * 60_000) },
      ...{ linkCiphertext: sealed.ciphertext, linkEncryptedWith: sealed.encryptedWith },
    },
  });
  return { id, batchId };
}
