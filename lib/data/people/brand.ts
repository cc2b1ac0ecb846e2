import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import { BRAND_FIELDS, type Brand, toBrand } from "@/lib/auth/brand";
import { recordAudit } from "@/lib/data/audit/audit";
import { AppError } from "@/lib/errors";
import { refuseAccent } from "@/lib/format/brand-colours";
import { tenantDb } from "@/lib/tenant/tenant-db";

export const LOGO_MOST_BYTES = 256 * 1024;

export const brandSchema = z.object({
  /** Empty: the organisation's own name. */
  name: z.string().trim().max(80),
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

/**
 * Changes that, for all links at once. Throws `forbidden`, and `invalid_input` for a logo that is too large or is no
 * PNG, JPEG or WebP: by its first bytes, whatever it calls itself. SVG can hold scripts and is not taken.
 */
export async function saveBrand(actor: MemberActor, input: BrandInput, logo: LogoChange): Promise<Brand> {
  actor.demand("policies.manage");
  const values = { ...input, ...(logo === "keep" ? {} : toColumns(logo)) };
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

function toColumns(logo: { bytes: Uint8Array<ArrayBuffer> } | null) {
  if (logo === null) return { logo: null, logoType: null, logoId: null };
  if (logo.bytes.length > LOGO_MOST_BYTES)
    throw new AppError("invalid_input", "The logo is larger than 256 KB. Choose a smaller file.");
  const logoType = imageTypeOf(logo.bytes);
  if (!logoType)
    throw new AppError("invalid_input", "Choose a PNG, JPEG or WebP file. SVG is not supported.");
  return { logo: logo.bytes, logoType, logoId: randomUUID() };
}

function imageTypeOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  return start.startsWith("RIFF") && start.endsWith("WEBP") ? "image/webp" : null;
}
