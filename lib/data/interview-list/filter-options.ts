import type { MemberActor } from "@/lib/auth/actor";
import { nameSearch } from "@/lib/data/shared/name-search";
import { anonymityFor } from "@/lib/data/sight/anonymity";
import { blindInterviews } from "@/lib/data/sight/blind";
import type { Prisma } from "@/lib/db/generated/client";
import { CONSENT_MODES } from "@/lib/format/consent";
import { KNOWN_STATUSES } from "@/lib/format/interview-status";
import { type Count, NONE } from "@/lib/format/interview-total";
import { DECISION_OUTCOMES } from "@/lib/scorecards/decision-reasons";
import { type EstimatedInterviews, estimateInterviews } from "@/lib/tenant/estimates";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";
import { listChoices } from "./interview-choices";
import { isSmall } from "./interview-counts";
import { estimatedFilter, type InterviewFilter, matchingFilter } from "./interview-filter";

/** What a filter of the list offers. `count`: how many interviews the other filters leave of it; null where that is too dear. */
export type FilterOption = { value: string; count: Count | null };

/** By the names of the address. People are offered by the page, which has their names: here they are counted. */
export type FilterOptions = Record<
  "status" | "role" | "language" | "tag" | "consent" | "decision" | "assignee",
  FilterOption[]
>;

type Asked = InterviewFilter & { statuses: string[]; query: string };
type Facet = keyof FilterOptions;
type Counts = Map<string, Count>;

/** Of tags, which no index counts, so many of the latest interviews are looked at. */
const LATEST_TAGGED = 2_000;
const MOST_ESTIMATED = 25;

/** What each filter offers to a list that is narrowed as asked. */
export async function listFilterOptions(actor: MemberActor, asked: Asked): Promise<FilterOptions> {
  const [names, isCounted, anonymity] = await Promise.all([
    listChoices(actor),
    actor.limitedTo ? true : isSmall(actor),
    anonymityFor(actor),
  ]);
  const offered: Record<Exclude<Facet, "assignee">, string[]> = {
    status: [...new Set([...KNOWN_STATUSES, ...asked.statuses])],
    role: withChosen(names.roles, asked.role),
    language: withChosen(names.languages, asked.language),
    tag: withChosen(names.tags, asked.tag),
    consent: withChosen([...CONSENT_MODES, "none"], asked.consent),
    decision: ["none", ...DECISION_OUTCOMES],
  };
  // A search by name does not find what has none, and its counts would tell the name.
  if (anonymity.isOn && asked.query !== "") return { ...uncounted(offered), assignee: [] };
  if (isCounted) return countAll(actor, asked, offered);
  return { ...(await estimateAll(actor, asked, offered)), assignee: [] };
}

// One that the address names and no interview has any more is still offered, to be taken back.
function withChosen(names: string[], chosen: readonly string[]): string[] {
  return [...chosen.filter((one) => !names.includes(one)), ...names];
}

type Offered = Record<Exclude<Facet, "assignee">, string[]>;

function uncounted(offered: Offered) {
  return mapped(offered, (_facet, value) => ({ value, count: null }));
}

function mapped(offered: Offered, toOption: (facet: Facet, value: string) => FilterOption) {
  const entries = Object.entries(offered) as [keyof Offered, string[]][];
  return Object.fromEntries(
    entries.map(([facet, values]) => [facet, values.map((value) => toOption(facet, value))]),
  ) as Record<keyof Offered, FilterOption[]>;
}

async function countAll(actor: MemberActor, asked: Asked, offered: Offered): Promise<FilterOptions> {
  const lookup = tenantLookup(actor);
  const where = (left: Partial<Asked>) => conditionOf(actor, { ...asked, ...left });
  const columnOf = async (
    column: "status" | "roleName" | "language" | "consentMode",
    left: Partial<Asked>,
    unsaid = "",
  ) => {
    const rows = await lookup.interview.groupBy({
      by: [column],
      where: await where(left),
      _count: { _all: true },
    });
    return counted(rows.map((row) => [row[column] ?? unsaid, row._count._all]));
  };
  const [status, role, language, consent, tag, decision, assignee] = await Promise.all([
    columnOf("status", { statuses: [] }),
    columnOf("roleName", { role: [] }),
    columnOf("language", { language: [] }),
    columnOf("consentMode", { consent: [] }, "none"),
    where({ tag: [] }).then((left) => countTags(actor, left)),
    where({ decision: [] }).then((left) => countDecisions(actor, left)),
    where({ assignee: [] }).then((left) => countAssignees(actor, left)),
  ]);
  const counts = { status, role, language, consent, tag, decision, assignee };
  const statuses = [...new Set([...offered.status, ...status.keys()])];
  const options = mapped({ ...offered, status: statuses }, (facet, value) => ({
    value,
    count: counts[facet].get(value) ?? NONE,
  }));
  return { ...options, assignee: [...assignee].map(([value, count]) => ({ value, count })) };
}

async function conditionOf(actor: MemberActor, asked: Asked): Promise<Prisma.InterviewWhereInput> {
  const search = nameSearch(actor, asked.query);
  return {
    AND: [
      ...(await matchingFilter(actor, asked)),
      ...(asked.statuses.length > 0 ? [{ status: { in: asked.statuses } }] : []),
      ...(search?.indexed ?? []),
    ],
  };
}

function counted(pairs: [string, number][]): Counts {
  return new Map(pairs.map(([name, value]) => [name, { value, kind: "exact" }]));
}

async function countTags(actor: MemberActor, where: Prisma.InterviewWhereInput): Promise<Counts> {
  const rows = await tenantDb(actor).interview.findMany({
    where: { AND: [where, { tags: { isEmpty: false } }] },
    orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
    take: LATEST_TAGGED,
    select: { tags: true },
  });
  const kind = rows.length < LATEST_TAGGED ? "exact" : "at least";
  const counts: Counts = new Map();
  for (const tag of rows.flatMap(({ tags }) => [...new Set(tags)]))
    counts.set(tag, { value: (counts.get(tag)?.value ?? 0) + 1, kind });
  return counts;
}

// A decision that the actor must not know yet counts as none.
async function countDecisions(actor: MemberActor, where: Prisma.InterviewWhereInput): Promise<Counts> {
  const lookup = tenantLookup(actor);
  const blind = await blindInterviews(actor);
  const [rows, total] = await Promise.all([
    lookup.interview.groupBy({
      by: ["decision"],
      where: { AND: [where, { decision: { not: null } }, ...(blind ? [{ NOT: blind }] : [])] },
      _count: { _all: true },
    }),
    lookup.interview.count({ where }),
  ]);
  const decided = rows.map((row): [string, number] => [row.decision ?? "none", row._count._all]);
  const none = total - decided.reduce((sum, [, count]) => sum + count, 0);
  return counted([["none", none], ...decided]);
}

async function countAssignees(actor: MemberActor, where: Prisma.InterviewWhereInput): Promise<Counts> {
  const [rows, nobody] = await Promise.all([
    tenantLookup(actor).assignment.groupBy({
      by: ["reviewerId"],
      where: { interview: where },
      _count: { _all: true },
    }),
    tenantLookup(actor).interview.count({ where: { AND: [where, { assignments: { none: {} } }] } }),
  ]);
  return counted([
    ["nobody", nobody],
    ...rows.map((row): [string, number] => [row.reviewerId, row._count._all]),
  ]);
}

async function estimateAll(actor: MemberActor, asked: Asked, offered: Offered) {
  const estimate = async (facet: keyof Offered, value: string): Promise<FilterOption> => {
    const left = { ...asked, [facet]: [] };
    const others = asked.query === "" ? estimatedFilter(actor, left) : null;
    // A reviewer may not know how those are decided that the estimate would count.
    const mayTell = facet !== "decision" || actor.role !== "reviewer";
    const isOfStatuses = asked.statuses.length > 0 && facet !== "status";
    if (others === null || !mayTell || isOfStatuses) return { value, count: null };
    const wanted: EstimatedInterviews = { ...others, status: null };
    const about = await estimateInterviews(actor, {
      ...wanted,
      [facet]: facet === "status" ? value : [value],
    });
    // The planner never says none.
    return { value, count: about > 1 ? { value: about, kind: "about" } : NONE };
  };
  const options = uncounted(offered);
  const facets = Object.keys(offered) as (keyof Offered)[];
  await Promise.all(
    facets.map(async (facet) => {
      const first = await Promise.all(
        offered[facet].slice(0, MOST_ESTIMATED).map((value) => estimate(facet, value)),
      );
      options[facet].splice(0, first.length, ...first);
    }),
  );
  return options;
}
