import { z } from "zod";
import type { ListInterviewsInput } from "@/lib/data/interview-list/interview-list";
import { dateBounds } from "@/lib/format/date-range";
import { STAGES } from "@/lib/format/interview-stage";

const PAGE_SIZE = 25;
/** More than the platform has statuses, and than anybody chooses of a list. */
const MOST_VALUES = 20;

const SORTS = ["createdAt", "candidate", "role", "status", "language", "duration", "completedAt"] as const;

const nameSchema = z
  .string()
  .min(1)
  .max(200)
  .transform((name) => name.replaceAll("\0", ""));

const rangeSchema = z
  .string()
  .max(30)
  .refine((range) => dateBounds(range, Date.now()) !== null)
  .nullable()
  .catch(null)
  .default(null);

const schema = z.object({
  status: severalOf(z.string().regex(/^\w{1,40}$/)),
  q: z.string().max(200).catch("").default(""),
  stage: z.enum(STAGES).nullable().catch(null).default(null),
  role: severalOf(nameSchema),
  language: severalOf(nameSchema),
  tag: severalOf(nameSchema),
  consent: severalOf(z.string().regex(/^[\w-]{1,40}$/)),
  received: rangeSchema,
  completed: rangeSchema,
  decision: severalOf(z.enum(["none", "advance", "hold", "reject"])),
  assignee: severalOf(z.union([z.literal("me"), z.literal("nobody"), z.uuid()])),
  sort: z
    .string()
    .regex(new RegExp(`^-?(${SORTS.join("|")})$`))
    .catch("-createdAt")
    .default("-createdAt"),
  cursor: z.string().max(1000).nullable().catch(null).default(null),
});

type Asked = Record<string, string | string[] | undefined>;

/** The view that the address names: its id, `all`, or null. */
export function parseView({ view }: Asked): string | null {
  return z
    .union([z.literal("all"), z.uuid()])
    .nullable()
    .catch(null)
    .parse(view ?? null);
}

/** The list's state from its address. What makes no sense is left out, as an old link should still open. */
export function parseListInput(searchParams: Asked | URLSearchParams): ListInterviewsInput {
  const asked = searchParams instanceof URLSearchParams ? allOf(searchParams) : searchParams;
  // Statuses in one parameter, with commas between them: so the list once wrote them.
  const { status, q, sort, cursor, ...chosen } = schema.parse({
    ...asked,
    status: [asked.status ?? []].flat().flatMap((names) => names.split(",")),
  });
  return {
    statuses: status,
    query: q.replaceAll("\0", "").trim(),
    ...chosen,
    sort: sort.replace(/^-/, "") as ListInterviewsInput["sort"],
    direction: sort.startsWith("-") ? "desc" : "asc",
    cursor,
    limit: PAGE_SIZE,
  };
}

/** One value or several of the address, each once; those that make no sense are left out. */
function severalOf<T extends z.ZodType<string>>(value: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .default([])
    .transform((given) => {
      const parsed = [given].flat().map((one) => value.safeParse(one));
      return [...new Set(parsed.flatMap(({ data }) => (data === undefined ? [] : [data])))].slice(
        0,
        MOST_VALUES,
      );
    });
}

function allOf(params: URLSearchParams): Asked {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
