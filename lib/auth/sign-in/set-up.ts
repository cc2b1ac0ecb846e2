import { randomInt } from "node:crypto";
import { z } from "zod";
import { emailSchema } from "@/lib/auth/login/email-address";
import { type PasswordRefusal, refusalOfPassword } from "@/lib/auth/login/new-password";
import { hashPassword, passwordSchema } from "@/lib/auth/login/passwords";
import { countAttempt, type RateLimitRule } from "@/lib/auth/rate-limit";
import { TENANT_SLUG } from "@/lib/auth/tenant-slug";
import { hashToken } from "@/lib/auth/tokens";
import { database } from "@/lib/db/client";
import { typedName } from "@/lib/format/typed-name";

// Without letters and digits that are taken for one another.
const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 16;
const ATTEMPTS: RateLimitRule = { purpose: "set-up", limit: 20, windowMs: 15 * 60_000 };

export const setUpSchema = z.object({
  code: z.string().trim().min(1, "Enter the code the server printed when it started."),
  name: typedName(100, { empty: "Enter your name." }),
  email: emailSchema,
  password: passwordSchema,
  tenantName: typedName(100, { empty: "Enter the organisation's name." }),
  tenantSlug: z.string().trim().regex(TENANT_SLUG, "Use lower-case letters, digits and hyphens."),
});

export type SetUpInput = z.infer<typeof setUpSchema>;

export type SetUpRefusal = "wrong_code" | "rate_limited" | "already_done" | PasswordRefusal;

/** Whether this installation still waits for its first person. */
export async function needsSetUp(): Promise<boolean> {
  return (await database().prisma.user.findFirst({ select: { id: true } })) === null;
}

/** Makes a one-time code for the set-up page, printed by the server, stored as a hash. */
export async function createSetUpCode(): Promise<string> {
  const characters = Array.from(
    { length: CODE_LENGTH },
    () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
  );
  const code = characters.join("").replace(/(.{4})(?=.)/g, "$1-");
  await database().prisma.setUpCode.create({ data: { codeHash: hashCode(code) } });
  return code;
}

/**
 * Judges the password once the caller is counted and the code is known to be right: judging is work. Creates the operator, the first tenant and the operator's ownership of it, and uses up every code. The codes
 * are deleted first in the same transaction: of two who send the same code at once, one wins.
 */
export async function completeSetUp(
  input: SetUpInput,
  address: string,
): Promise<{ ok: true; tenantSlug: string } | { ok: false; reason: SetUpRefusal }> {
  if (!(await countAttempt(ATTEMPTS, address))) return { ok: false, reason: "rate_limited" };
  if (!(await needsSetUp())) return { ok: false, reason: "already_done" };
  const isRight = await database().prisma.setUpCode.findUnique({ where: { codeHash: hashCode(input.code) } });
  if (!isRight) return { ok: false, reason: "wrong_code" };
  const { password, name, email, tenantName } = input;
  const reason = await refusalOfPassword(password, [name, email, tenantName]);
  if (reason) return { ok: false, reason };
  const passwordHash = await hashPassword(password);
  return database().prisma.$transaction(async (tx) => {
    const used = await tx.setUpCode.deleteMany({ where: { codeHash: hashCode(input.code) } });
    if (used.count === 0) return { ok: false as const, reason: "wrong_code" as const };
    await tx.setUpCode.deleteMany({});
    const user = await tx.user.create({
      data: { email: input.email, name: input.name, passwordHash, isOperator: true, isEmailProven: true },
      select: { id: true },
    });
    const tenant = await tx.tenant.create({
      data: { slug: input.tenantSlug, name: input.tenantName },
      select: { id: true },
    });
    await tx.membership.create({ data: { tenantId: tenant.id, userId: user.id, role: "owner" } });
    return { ok: true as const, tenantSlug: input.tenantSlug };
  });
}

function hashCode(code: string): string {
  return hashToken(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""));
}
