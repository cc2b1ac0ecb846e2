import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import {
  isListColumn,
  LIST_COLUMNS,
  LIST_DENSITIES,
  type ListColumn,
  type ListLook,
  USUAL_LOOK,
} from "@/lib/format/list-look";
import { tenantDb } from "@/lib/tenant/tenant-db";

const COLUMN_IDS = Object.keys(LIST_COLUMNS) as ListColumn[];

export const listLookSchema = z.object({
  columns: z.array(z.enum(COLUMN_IDS)).max(COLUMN_IDS.length),
  density: z.enum(LIST_DENSITIES),
});

/** How the actor wants the list of interviews to look while no view says it. */
export async function getListLook(actor: MemberActor): Promise<ListLook> {
  const row = (await readFrame(actor))?.listLook;
  return row ? toListLook(row) : USUAL_LOOK;
}

/** Remembers it, for every browser of the actor. */
export async function saveListLook(actor: MemberActor, look: ListLook): Promise<void> {
  const userId = actor.user.id;
  await tenantDb(actor).$transaction(async (tx) => {
    const changed = await tx.listLook.updateMany({ where: { userId }, data: look });
    if (changed.count === 0)
      await tx.listLook.createMany({ data: [{ userId, ...look }], skipDuplicates: true });
  });
}

/** A look as it was stored, without columns that are none any more. */
export function toListLook({
  columns,
  density,
}: {
  columns: string[];
  density: ListLook["density"];
}): ListLook {
  return { columns: columns.filter(isListColumn), density };
}
