import { z } from "zod";
import { normaliseEmail } from "@/lib/auth/login/email-address";
import { typedName } from "@/lib/format/typed-name";

const isTrue = z.union([z.boolean(), z.number(), z.string()]).optional();

const schema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  name: typedName(100, { empty: "" }).optional().catch(undefined),
  sid: z.string().min(1).max(255).optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
  email_verified: isTrue,
  // Entra has no email_verified; this says that the domain of the address is its directory's own.
  xms_edov: isTrue,
});

/** Somebody, by a provider's word. */
export type Claimed = {
  issuer: string;
  subject: string;
  email: string;
  name: string;
  /** The provider's name for its own session with them, where it gives one. */
  sid?: string;
  /** Whether it says that it asked for two steps. */
  hasTwoSteps?: boolean;
  /** When it asked them who they are, where it says so. */
  provenAt?: Date;
};

/**
 * Who a checked ID token speaks of; null when it has no email address that the provider has verified. `acrValues`: what
 * `acr` says where there were two steps, besides `mfa` among `amr`.
 */
export function readClaims(
  claims: { iss: string; sub: string },
  acrValues: readonly string[] = [],
  now = Date.now(),
): Claimed | null {
  const parsed = schema.safeParse(claims);
  if (!parsed.success) return null;
  const {
    sub,
    email,
    name,
    sid,
    amr = [],
    acr = "",
    auth_time: askedAt,
    email_verified: verified,
    xms_edov: isOwnDomain,
  } = parsed.data;
  if (!email || !(saysYes(verified) || (verified === undefined && saysYes(isOwnDomain)))) return null;
  const address = normaliseEmail(email);
  const person = { email: address, name: name ?? address.split("@")[0] ?? address };
  return {
    issuer: claims.iss,
    subject: sub,
    ...person,
    ...(sid ? { sid } : {}),
    hasTwoSteps: amr.includes("mfa") || acrValues.includes(acr),
    ...(askedAt === undefined ? {} : { provenAt: new Date(Math.min(askedAt * 1000, now)) }),
  };
}

/** Some providers write a boolean as text or number. */
function saysYes(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}
