import type { MemberActor } from "@/lib/auth/actor";
import { valuesOf } from "@/lib/tenant/names";
import { tenantDb } from "@/lib/tenant/tenant-db";

const MOST_NAMES = 200;
const LATEST = 500;

/** The names of the tenant's roles, by name; at most 200. */
export async function listRoleNames(actor: MemberActor): Promise<string[]> {
  return valuesOf(actor, "roleName", MOST_NAMES);
}

/** The languages of the tenant's interviews, as the platform names them; at most 200. */
export async function listLanguages(actor: MemberActor): Promise<string[]> {
  return valuesOf(actor, "language", MOST_NAMES);
}

/** The tags of the latest 500 interviews, by name: those of all would cost more than the page. */
export async function listTags(actor: MemberActor): Promise<string[]> {
  const rows = await tenantDb(actor).interview.findMany({
    orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
    take: LATEST,
    select: { tags: true },
  });
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  return tags.sort((a, b) => a.localeCompare(b)).slice(0, MOST_NAMES);
}
