import type { MemberActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/db/tenant";

const MOST_NAMES = 200;
const LATEST = 2_000;

/** The names of the tenant's roles, by name; at most 200. */
export async function listRoleNames(actor: MemberActor): Promise<string[]> {
  return stepwise(async (last) => {
    const next = await tenantDb(actor).interview.findFirst({
      where: { roleName: { gt: last } },
      orderBy: { roleName: "asc" },
      select: { roleName: true },
    });
    return next?.roleName ?? null;
  });
}

/** The languages of the tenant's interviews, as the platform names them; at most 200. */
export async function listLanguages(actor: MemberActor): Promise<string[]> {
  return stepwise(async (last) => {
    const next = await tenantDb(actor).interview.findFirst({
      where: { language: { gt: last } },
      orderBy: { language: "asc" },
      select: { language: true },
    });
    return next?.language ?? null;
  });
}

/** The tags of the latest interviews, by name: those of all would cost more than the page. */
export async function listTags(actor: MemberActor): Promise<string[]> {
  const rows = await tenantDb(actor).interview.findMany({
    orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
    take: LATEST,
    select: { tags: true },
  });
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  return tags.sort((a, b) => a.localeCompare(b)).slice(0, MOST_NAMES);
}

// One step of the index from name to name: a million interviews have a few of them.
async function stepwise(nextAfter: (last: string) => Promise<string | null>): Promise<string[]> {
  const names: string[] = [];
  while (names.length < MOST_NAMES) {
    const next = await nextAfter(names.at(-1) ?? "");
    if (next === null) break;
    names.push(next);
  }
  return names;
}
