import { z } from "zod";
import type { AuditFilter } from "@/lib/data/audit/audit-log";
import { AUDIT_AREAS, type AuditArea } from "@/lib/format/audit-actions";

type Params = Record<string, string | string[] | undefined>;

const day = z.iso.date().transform((text) => new Date(`${text}T00:00:00Z`));
const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

const schema = z.object({
  area: orNull(z.enum(Object.keys(AUDIT_AREAS) as [AuditArea, ...AuditArea[]])),
  person: orNull(z.uuid()),
  about: orNull(z.uuid()),
  from: orNull(day),
  until: orNull(day),
  before: orNull(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)),
});

/** The filter and the page that an address asks for. What it says wrongly is left out. */
export function parseAuditFilter(params: Params): { filter: AuditFilter; before: number | null } {
  const { area, person, about, from, until, before } = schema.parse(params) as z.output<typeof schema>;
  return { filter: { area, actorId: person, objectId: about, from, until }, before };
}
