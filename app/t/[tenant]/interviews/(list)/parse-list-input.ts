import { z } from "zod";
import type { ListInterviewsInput } from "@/lib/data/interview-list/interview-list";
import { dateBounds } from "@/lib/format/date-range";

const PAGE_SIZE = 25;
/** More than the platform has. */
const MOST_STATUSES = 20;

const SORTS = ["createdAt", "candidate", "role", "status", "language", "duration", "completedAt"] as const;

const nameSchema = z
  .string()
  .min(1)
  .max(200)
  .transform((name) => name.replaceAll("\0", ""))
  .nullable()
  .catch(null)
  .default(null);

const rangeSchema = z
  .string()
  .max(30)
  .refine((range) => dateBounds(range, Date.now()) !== null)
  .nullable()
  .catch(null)
  .default(null);

const schema = z.object({
  status: z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .default([]),
  q: z.string().max(200).catch("").default(""),
  role: nameSchema,
  language: nameSchema,
  tag: nameSchema,
  received: rangeSchema,
  completed: rangeSchema,
  decision: z.enum(["none", "advance", "hold", "reject"]).nullable().catch(null).default(null),
  assignee: z
    .union([z.literal("me"), z.literal("nobody"), z.uuid()])
    .nullable()
    .catch(null)
    .default(null),
  sort: z
    .string()
    .regex(new RegExp(`^-?(${SORTS.join("|")})$`))
    .catch("-createdAt")
    .default("-createdAt"),
  cursor: z.string().max(1000).nullable().catch(null).default(null),
});

/** The view that the address names: its id, `all`, or null. */
export function parseView({ view }: Record<string, string | string[] | undefined>): string | null {
  return z
    .union([z.literal("all"), z.uuid()])
    .nullable()
    .catch(null)
    .parse(view ?? null);
}

/** The list's state from its address. What makes no sense is left out, as an old link should still open. */
export function parseListInput(
  searchParams: Record<string, string | string[] | undefined>,
): ListInterviewsInput {
  const { status, q, sort, cursor, ...chosen } = schema.parse(searchParams);
  const named = (typeof status === "string" ? status.split(",") : status).filter((name) =>
    /^\w{1,40}$/.test(name),
  );
  const statuses = [...new Set(named)].slice(0, MOST_STATUSES);
  return {
    statuses,
    query: q.replaceAll("\0", "").trim(),
    ...chosen,
    sort: sort.replace(/^-/, "") as ListInterviewsInput["sort"],
    direction: sort.startsWith("-") ? "desc" : "asc",
    cursor,
    limit: PAGE_SIZE,
  };
}
