import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { discover } from "@/lib/auth/single-sign-on/discover";
import { type DomainRecord, domainRecord } from "@/lib/auth/single-sign-on/domain-proof";
import { openSecret, sealSecret, secretPlaces } from "@/lib/crypto/stored-secret";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { tenantDb } from "@/lib/tenant/tenant-db";

/** A tenant's provider as its managers see it. The secret is shown to nobody again. */
export type SingleSignOn = {
  name: string;
  issuer: string;
  clientId: string;
  domains: ClaimedDomain[];
  defaultRole: "admin" | "recruiter" | "reviewer";
  isEnforced: boolean;
  /** Whether a sign-in there counts as two steps though the provider does not say so. */
  trustsSteps: boolean;
  /** What it says as `acr` where there were two steps, besides `mfa` as `amr`. */
  acrValues: string[];
  /** Whether the stored secret can be opened; if not, it has to be entered again. */
  isReadable: boolean;
};

/** A domain that the tenant calls its own. Until it is proven, nobody of it comes in. */
export type ClaimedDomain = {
  name: string;
  isProven: boolean;
  /** What proves it. */
  record: DomainRecord;
};

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

export const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(DOMAIN, "A domain looks like example.com.");

export const singleSignOnSchema = z.object({
  name: typedName(40, { empty: "Enter a name for the provider." }),
  issuer: z.url("The issuer must start with https://.").max(500),
  clientId: z.string().trim().min(1, "Enter the client ID.").max(300),
  /** Empty keeps the one that is stored. */
  clientSecret: z.string().trim().max(500),
  domains: z.array(domainSchema).min(1, "Enter a domain.").max(50, "You can add up to 50 domains."),
  defaultRole: z.enum(["admin", "recruiter", "reviewer"]),
  isEnforced: z.boolean(),
  trustsSteps: z.boolean().optional(),
  acrValues: z
    .array(z.string().regex(/^[\x21-\x7e]{1,200}$/, "Values have no spaces."))
    .max(20, "You can add up to 20 values.")
    .optional(),
});

export type SingleSignOnInput = z.infer<typeof singleSignOnSchema>;

/** The tenant's provider; null when it has none. Throws `forbidden`. */
export async function getSingleSignOn(actor: MemberActor): Promise<SingleSignOn | null> {
  actor.demand("settings.manage");
  const row = await tenantDb(actor).singleSignOn.findFirst({
    select: {
      name: true,
      issuer: true,
      clientId: true,
      domains: true,
      provenDomains: true,
      defaultRole: true,
      isEnforced: true,
      trustsSteps: true,
      acrValues: true,
      secretCiphertext: true,
      secretEncryptedWith: true,
    },
  });
  if (!row) return null;
  const { domains, provenDomains, defaultRole, secretCiphertext, secretEncryptedWith, ...rest } = row;
  const stored = { issuer: row.issuer, secretCiphertext, secretEncryptedWith };
  return {
    ...rest,
    domains: domains.map((name) => ({
      name,
      isProven: provenDomains.includes(name),
      record: domainRecord(actor.tenantId, name),
    })),
    defaultRole: defaultRole === "owner" ? "reviewer" : defaultRole,
    isReadable: openStored(actor, stored) !== null,
  };
}

/**
 * Stores the provider after asking it. With another issuer or client, or trusted with less, it makes anew whom it signed
 * in: who is signed in by it is signed out. A domain that stays listed stays proven. Throws `forbidden`, and `invalid_input` when the provider does not answer, and
 * when nobody could come in by what is enforced.
 */
export async function saveSingleSignOn(
  actor: MemberActor,
  { clientSecret, ...input }: SingleSignOnInput,
): Promise<void> {
  actor.demand("settings.manage");
  const { tenantId } = actor;
  const stored = await tenantDb(actor).singleSignOn.findFirst({});
  const isSame = stored?.issuer === input.issuer && stored.clientId === input.clientId;
  if (clientSecret === "" && !isSame)
    throw new AppError("invalid_input", "Enter the client secret. The stored one belongs to another client.");
  const secret = stored && clientSecret === "" ? openStored(actor, stored) : clientSecret;
  if (secret === null)
    throw new AppError("invalid_input", "Debrief can’t open the stored client secret. Enter it again.");
  if (input.isEnforced && !stored?.provenDomains.some((domain) => input.domains.includes(domain)))
    throw new AppError("invalid_input", "Verify a domain before you require single sign-on.");
  await discover({ issuer: input.issuer, clientId: input.clientId, clientSecret: secret });
  const sealed = sealSecret(secretPlaces.providerSecret(tenantId, input.issuer), secret);
  const { trustsSteps, acrValues, ...rest } = input;
  const values = {
    ...rest,
    ...(trustsSteps === undefined ? {} : { trustsSteps }),
    ...(acrValues === undefined ? {} : { acrValues: [...new Set(acrValues)] }),
    domains: [...new Set(input.domains)],
    secretCiphertext: sealed.ciphertext,
    secretEncryptedWith: sealed.encryptedWith,
    ...(isSame && !isTrustedLess(stored, input) ? {} : { providerSince: new Date() }),
  };
  await tenantDb(actor).$transaction(async (tx) => {
    const { provenDomains: proven } = await tx.singleSignOn.upsert({
      where: { tenantId },
      create: values,
      update: values,
    });
    // As it is now that the row is held: the provider may have been slow, and the operator may have taken one back.
    const kept = proven.filter((domain) => values.domains.includes(domain));
    await tx.singleSignOn.updateMany({ data: { provenDomains: kept } });
    const details = {
      issuer: input.issuer,
      client: input.clientId,
      domains: values.domains.join(", "),
      role: input.defaultRole,
      enforced: input.isEnforced,
      ...(trustsSteps === undefined ? {} : { trustsSteps }),
      newSecret: clientSecret !== "",
    };
    await recordAudit(actor, tx, { action: "settings.single_sign_on_set", details });
  });
}

/** Removes the provider: who is signed in by it is signed out, and passwords open the tenant again. Throws `forbidden`. */
export async function removeSingleSignOn(actor: MemberActor): Promise<void> {
  actor.demand("settings.manage");
  await tenantDb(actor).$transaction(async (tx) => {
    const { count } = await tx.singleSignOn.deleteMany({});
    if (count > 0) await recordAudit(actor, tx, { action: "settings.single_sign_on_removed" });
  });
}

/** Whether logins that counted as two steps would be of one step now. */
function isTrustedLess(
  before: { trustsSteps: boolean; acrValues: string[] },
  { trustsSteps = before.trustsSteps, acrValues = before.acrValues }: Partial<SingleSignOnInput>,
): boolean {
  return (before.trustsSteps && !trustsSteps) || before.acrValues.some((value) => !acrValues.includes(value));
}

function openStored(
  { tenantId }: MemberActor,
  row: { issuer: string; secretCiphertext: Uint8Array<ArrayBuffer>; secretEncryptedWith: string },
): string | null {
  const sealed = { ciphertext: row.secretCiphertext, encryptedWith: row.secretEncryptedWith };
  return openSecret(secretPlaces.providerSecret(tenantId, row.issuer), sealed);
}
