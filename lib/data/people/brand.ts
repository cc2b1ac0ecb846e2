import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { BRAND_FIELDS, type Brand, toBrand } from "@/lib/auth/brand";
import { recordAudit } from "@/lib/data/audit/audit";
import { refuseAccent } from "@/lib/format/brand-colours";
import { typedName } from "@/lib/format/typed-name";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { readLogo } from "./read-logo";

export const brandSchema = z.object({
  /** Empty: the organisation's own name. */
  name: typedName(80),
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .nullable()
    .superRefine((hex, context) => {
      const refusal = hex === null ? null : refuseAccent(hex);
      if (refusal !== null) context.addIssue({ code: "custom", message: refusal });
    }),
});

export type BrandInput = z.infer<typeof brandSchema>;

/** A file to show from now on, null for none, or what is there already. */
export type LogoChange = { bytes: Uint8Array<ArrayBuffer> } | null | "keep";

/** How the tenant shows itself behind its review links. */
export async function getBrand(actor: MemberActor | ReviewLinkActor): Promise<Brand> {
  const row = await tenantDb(actor).tenantBrand.findFirst({ select: { tenant: { select: BRAND_FIELDS } } });
  if (row) return toBrand(row.tenant);
  return { name: actor.kind === "member" ? actor.tenant.name : actor.tenantName, accent: null, logoId: null };
}

/** Changes that, for all links at once. Throws `forbidden`, and as `readLogo`. */
export async function saveBrand(actor: MemberActor, input: BrandInput, logo: LogoChange): Promise<Brand> {
  actor.demand("policies.manage");
  const values = { ...input, ...(logo === "keep" ? {} : await toColumns(logo)) };
  await tenantDb(actor).$transaction(async (tx) => {
    await tx.tenantBrand.upsert({
      where: { tenantId: actor.tenantId },
      create: values,
      update: values,
    });
    const details = {
      setting: "brand",
      name: input.name,
      colour: input.accent,
      logo: logo === "keep" ? "unchanged" : logo === null ? "none" : "new",
    };
    await recordAudit(actor, tx, { action: "settings.changed", details });
  });
  return getBrand(actor);
}

async function toColumns(logo: { bytes: Uint8Array<ArrayBuffer> } | null) {
  if (logo === null) return { logo: null, logoType: null, logoId: null };
  const { bytes, type } = await readLogo(logo.bytes);
  return { logo: bytes, logoType: type, logoId: randomUUID() };
}
