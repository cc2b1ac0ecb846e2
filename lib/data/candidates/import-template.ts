import type { MemberActor } from "@/lib/auth/actor";
import { IMPORT_MOST_ROWS } from "@/lib/candidates/import-limits";
import type { TemplateRow } from "@/lib/candidates/template-cells";
import { tenantDb } from "@/lib/tenant/tenant-db";

const ROWS_AT_ONCE = 500;
const FIELDS = { id: true, ref: true, name: true, email: true, roleName: true, tags: true } as const;

/**
 * The candidates whose references are known, as many as can be imported at once: those without a name first. Throws
 * `forbidden`.
 */
export async function* eachTemplatePage(actor: MemberActor): AsyncGenerator<TemplateRow[]> {
  actor.demand("candidates.manage");
  let left = IMPORT_MOST_ROWS;
  for (const order of [
    { by: "ref", where: { name: null } },
    { by: "name", where: { name: { not: null } } },
  ] as const) {
    for (let after: object = {}; left > 0; ) {
      const take = Math.min(left, ROWS_AT_ONCE);
      const rows = await tenantDb(actor).candidate.findMany({
        where: { ref: { not: null }, mergedIntoId: null, AND: [order.where, after] },
        orderBy: [{ [order.by]: "asc" }, { id: "asc" }],
        take,
        select: FIELDS,
      });
      yield rows.map(({ id: _, ref, ...known }) => ({ ref: ref ?? "", ...known }));
      left -= rows.length;
      const last = rows.at(-1);
      if (!last || rows.length < take) break;
      const value = last[order.by];
      after = { OR: [{ [order.by]: { gt: value } }, { [order.by]: value, id: { gt: last.id } }] };
    }
  }
}
