import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";

const membershipSchema = z.tuple([z.uuid(), z.uuid()]);

/**
 * What stands in the link that ends a member's mail: the membership and a signature under NEXTAUTH_SECRET. Never
 * expires, because old mails are found again; it can do nothing but stop mail.
 */
export function mailToken({ tenantId, userId }: { tenantId: string; userId: string }): string {
  const subject = `${tenantId}.${userId}`;
  return `${subject}.${sign(subject)}`;
}

/** The membership that `mailToken` was made for; null for anything else. */
export function openMailToken(token: string): { tenantId: string; userId: string } | null {
  const parts = token.split(".");
  const membership = membershipSchema.safeParse(parts.slice(0, 2));
  if (parts.length !== 3 || !membership.success) return null;
  const given = Buffer.from(parts[2] as string);
  const expected = Buffer.from(sign(membership.data.join(".")));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [tenantId, userId] = membership.data;
  return { tenantId, userId };
}

function sign(subject: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`stop-mail:${subject}`).digest("base64url");
}
