// Links that stand in mails, made without the mail.
import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { createUser } from "@/prisma/factories";

const DAY_MS = 24 * 60 * 60_000;

type Mailed = { id: string; token: string };

const anyAddress = () => `${randomUUID()}@example.test`;

/** An invitation of a reviewer. */
export async function createInvitationToken(tenantId: string, invitedById: string): Promise<Mailed> {
  const { token, ...secret } = newSecret();
  const { id } = await database().prisma.invitation.create({
    data: { tenantId, email: anyAddress(), role: "reviewer", invitedById, ...secret },
    select: { id: true },
  });
  return { id, token };
}

/** A link by which somebody new sets their password; `id` is theirs. */
export async function createResetToken(): Promise<Mailed> {
  const { token, ...secret } = newSecret();
  const { id } = await createUser();
  await database().prisma.passwordReset.create({ data: { userId: id, ...secret } });
  return { id, token };
}

/** A link by which somebody new takes another address; `id` is theirs. */
export async function createEmailToken(): Promise<Mailed> {
  const { token, ...secret } = newSecret();
  const { id } = await createUser();
  await database().prisma.emailChange.create({ data: { userId: id, email: anyAddress(), ...secret } });
  return { id, token };
}

function newSecret() {
  const token = newToken();
  return { token, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + DAY_MS) };
}
