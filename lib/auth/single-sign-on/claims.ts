import { z } from "zod";
import { normaliseEmail } from "@/lib/auth/login/email-address";
import { typedName } from "@/lib/format/typed-name";

const isTrue = z.union([z.boolean(), z.number(), z.string()]).optional();

const schema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  name: typedName(100, { empty: "" }).optional().catch(undefined),
  sid: z.string().min(1).max(255).optional().catch(undefined),
  email_verified: isTrue,
  // Entra has no email_verified; this says that the domain of the address is its directory's own.
  xms_edov: isTrue,
});

/** Somebody, by a provider's word; `sid` is its name for its own session with them, where it gives one. */
export type Claimed = { issuer: string; subject: string; email: string; name: string; sid?: string };

/** Who a checked ID token speaks of; null when it has no email address that the provider has verified. */
export function readClaims(claims: { iss: string; sub: string }): Claimed | null {
  const parsed = schema.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, email, name, sid, email_verified: verified, xms_edov: isOwnDomain } = parsed.data;
  if (!email || !(saysYes(verified) || (verified === undefined && saysYes(isOwnDomain)))) return null;
  const address = normaliseEmail(email);
  const person = { email: address, name: name ?? address.split("@")[0] ?? address };
  return { issuer: claims.iss, subject: sub, ...person, ...(sid ? { sid } : {}) };
}

/** Some providers write a boolean as text or number. */
function saysYes(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}
