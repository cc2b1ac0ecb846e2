import { z } from "zod";
import type { ListCandidatesInput } from "@/lib/data/candidates/candidates";

const PAGE_SIZE = 25;

const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .transform((value) => value.replaceAll("\0", "").trim())
    .catch("")
    .default("");

const schema = z.object({
  q: text(200),
  tag: text(40),
  role: text(200),
  owner: z
    .union([z.uuid(), z.literal("none")])
    .nullable()
    .catch(null)
    .default(null),
  sort: z
    .string()
    .regex(/^-?(latest|name|interviews)$/)
    .catch("-latest")
    .default("-latest"),
  cursor: z.string().max(2000).nullable().catch(null).default(null),
});

/** The list's state from its address. What makes no sense is left out, as an old link should still open. */
export function parseListInput(
  searchParams: Record<string, string | string[] | undefined>,
): ListCandidatesInput {
  const { q, tag, role, owner, sort, cursor } = schema.parse(searchParams);
  return {
    query: q,
    tag: tag || null,
    roleName: role || null,
    owner,
    sort: sort.replace(/^-/, "") as ListCandidatesInput["sort"],
    direction: sort.startsWith("-") ? "desc" : "asc",
    cursor,
    limit: PAGE_SIZE,
  };
}
