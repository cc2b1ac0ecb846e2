/** How a tenant shows itself to people who have no account, partly before there is an actor. */
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** What a visitor sees of the tenant. */
export type Brand = {
  name: string;
  /** `#rrggbb`; null: Debrief's own. */
  accent: string | null;
  /** Names the logo in its address; null: there is none. */
  logoId: string | null;
};

/** What `toBrand` needs of a tenant. */
export const BRAND_FIELDS = {
  name: true,
  brand: { select: { name: true, accent: true, logoId: true } },
} as const satisfies Prisma.TenantSelect;

/** The tenant's own name where its brand has none. */
export function toBrand({ name, brand }: Prisma.TenantGetPayload<{ select: typeof BRAND_FIELDS }>): Brand {
  return { name: brand?.name || name, accent: brand?.accent ?? null, logoId: brand?.logoId ?? null };
}

/**
 * A logo by its id. Whoever knows the id may see it: it is random, and stands only on pages of links that work. Null
 * when there is none, or it was replaced.
 */
export async function findLogo(
  logoId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  const row = await database().prisma.tenantBrand.findFirst({
    where: { logoId, tenant: { disabledAt: null } },
    select: { logo: true, logoType: true },
  });
  return row?.logo && row.logoType ? { bytes: row.logo, type: row.logoType } : null;
}
