import type { MemberActor } from "@/lib/auth/actor";
import { type InterviewListItem, LIST_FIELDS, toListItem } from "@/lib/data/interviews/interviews";
import { decodePosition, type KeysetOrder, segmentsBeyond } from "@/lib/data/shared/keyset";
import { cutPage, idsAlong, inOrderOf } from "@/lib/data/shared/keyset-page";
import { findNamed, type NameSearch, nameSearch } from "@/lib/data/shared/name-search";
import { type Anonymity, anonymityFor, masked } from "@/lib/data/sight/anonymity";
import type { Prisma } from "@/lib/db/generated/client";
import { foldedText } from "@/lib/db/search-grams";
import { type Count, sumOf } from "@/lib/format/interview-total";
import { EVERYTHING, estimateInterviews } from "@/lib/tenant/estimates";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";
import { listRoleNames } from "./interview-choices";
import { countByStatus, countFoundByStatus, type Estimated, isSmall } from "./interview-counts";
import {
  countingOrder,
  estimatedFilter,
  type InterviewFilter,
  isFew,
  matchingFilter,
} from "./interview-filter";
import { type InterviewStanding, STANDING_FIELDS, standingsFor } from "./interview-standings";

export type InterviewSort =
  | "createdAt"
  | "candidate"
  | "role"
  | "status"
  | "language"
  | "duration"
  | "completedAt";

/** A row of the list: the interview and how far it is judged. */
export type ListedInterview = InterviewListItem & InterviewStanding;

export type ListInterviewsInput = InterviewFilter & {
  statuses: string[];
  query: string;
  sort: InterviewSort;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

/** Cursors are opaque; null where there is no such page. */
export type InterviewPage = {
  items: ListedInterview[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: Count;
  /** Of all statuses, whichever are listed; those that no interview has are left out. */
  countsByStatus: Record<string, Count>;
};

type Page = Omit<InterviewPage, "total" | "countsByStatus">;

const SORTS: Record<InterviewSort, Omit<KeysetOrder, "direction">> = {
  createdAt: { field: "sessionCreatedAt", nullable: false, kind: "date" },
  completedAt: { field: "completedAt", nullable: true, kind: "date" },
  candidate: { field: "candidateName", nullable: false, kind: "text" },
  role: { field: "roleName", nullable: true, kind: "text" },
  status: { field: "status", nullable: false, kind: "text" },
  language: { field: "language", nullable: true, kind: "text" },
  duration: { field: "durationSec", nullable: true, kind: "number" },
};

const ROW_FIELDS = { ...LIST_FIELDS, ...STANDING_FIELDS } as const satisfies Prisma.InterviewSelect;

type Row = Prisma.InterviewGetPayload<{ select: typeof ROW_FIELDS }>;

/** What the list is read by. `search`: by name, while there is something to look for. */
type Reading = {
  anonymity: Anonymity;
  matching: Prisma.InterviewWhereInput;
  search: NameSearch | null;
  /** What `matching` says, in the words of an estimate; null where there are none. */
  estimated: Estimated | null;
};

/** One page of the tenant's interviews. A cursor that was tampered with reads the first page. */
export async function listInterviews(actor: MemberActor, input: ListInterviewsInput): Promise<InterviewPage> {
  const reading = await readingOf(actor, input);
  const { matching, search, estimated } = reading;
  // Of one page that holds all, nothing is left to be counted.
  const isFirst = input.statuses.length === 0 && (await isSmall(actor));
  const whole = isFirst ? await readPage(actor, input, reading) : null;
  if (whole && whole.previousCursor === null && whole.nextCursor === null) return wholePage(whole);
  const [page, countsByStatus] = await Promise.all([
    whole ?? readPage(actor, input, reading),
    search === null && !isFew(input) && !actor.limitedTo
      ? countByStatus(actor, matching, countingOrder(input), estimated)
      : countFoundByStatus(
          actor,
          async () => ({ AND: [matching, ...(await conditionsOf(actor, search, estimated, []))] }),
          estimated && { ...estimated, pieces: search?.pieces ?? [] },
        ),
  ]);
  return { ...page, total: totalOf(input, page, countsByStatus), countsByStatus };
}

function wholePage(page: Page): InterviewPage {
  const countsByStatus: Record<string, Count> = {};
  for (const { status } of page.items)
    countsByStatus[status] = { value: (countsByStatus[status]?.value ?? 0) + 1, kind: "exact" };
  return { ...page, total: { value: page.items.length, kind: "exact" }, countsByStatus };
}

function totalOf(
  { statuses }: ListInterviewsInput,
  page: Page,
  countsByStatus: Record<string, Count>,
): Count {
  if (page.previousCursor === null && page.nextCursor === null)
    return { value: page.items.length, kind: "exact" };
  const listed = Object.entries(countsByStatus).filter(
    ([status]) => statuses.length === 0 || statuses.includes(status),
  );
  return sumOf(listed.map(([, count]) => count));
}

/** All pages from the input's cursor on, one after another: what is read does not grow with what there is. */
export async function* eachInterviewPage(
  actor: MemberActor,
  input: ListInterviewsInput,
): AsyncGenerator<ListedInterview[]> {
  const reading = await readingOf(actor, input);
  for (let cursor = input.cursor; ; ) {
    const page = await readPage(actor, { ...input, cursor }, reading);
    yield page.items;
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

async function readingOf(actor: MemberActor, input: ListInterviewsInput): Promise<Reading> {
  const anonymity = await anonymityFor(actor);
  const filters = await matchingFilter(actor, input);
  const search = nameSearch(actor, input.query);
  const estimated = anonymity.isOn ? null : estimatedFilter(actor, input);
  if (search === null || !anonymity.isOn) return { anonymity, matching: { AND: filters }, search, estimated };
  // A search by name would tell the name.
  const roles = (await listRoleNames(actor)).filter((role) => search.isIn(foldedText(role)));
  return { anonymity, matching: { AND: [...filters, { roleName: { in: roles } }] }, search: null, estimated };
}

/**
 * The search as conditions, by whichever index leaves fewer rows to look at: that of names, or one of the filter's. Of
 * a name that many have, few may be left by a role and a status.
 */
async function conditionsOf(
  actor: MemberActor,
  search: NameSearch | null,
  estimated: Estimated | null,
  statuses: readonly string[],
): Promise<Prisma.InterviewWhereInput[]> {
  if (search === null) return [];
  if (estimated === null) return search.indexed;
  const { pieces: _, ...narrowing } = estimated;
  if (
    statuses.length === 0 &&
    Object.values(narrowing).every((value) => value === null || (Array.isArray(value) && value.length === 0))
  )
    return search.indexed;
  const filtered = (statuses.length > 0 ? statuses : [null]).map((status) => ({ ...estimated, status }));
  const [named, ...left] = await Promise.all(
    [{ ...EVERYTHING, pieces: search.pieces }, ...filtered].map((wanted) =>
      estimateInterviews(actor, wanted),
    ),
  );
  const isNarrower = left.reduce((sum, count) => sum + count, 0) < (named ?? 0);
  return isNarrower ? search.unindexed : search.indexed;
}

async function readPage(
  actor: MemberActor,
  input: ListInterviewsInput,
  { anonymity, matching, search, estimated }: Reading,
): Promise<Page> {
  const order: KeysetOrder = { ...sortFor(input.sort, anonymity), direction: input.direction };
  const position = decodePosition(input.cursor, order);
  const filtered =
    input.statuses.length > 0 ? { AND: [matching, { status: { in: input.statuses } }] } : matching;
  const segments = segmentsBeyond(order, position);
  const find = (filter: Prisma.InterviewWhereInput, most: number) =>
    idsAlong(segments, most, ({ where, orderBy }, take) =>
      tenantLookup(actor).interview.findMany({
        where: { AND: [filter, where] },
        orderBy,
        take,
        select: { id: true },
      }),
    );
  const ids = search
    ? await findNamed(input.limit + 1, {
        next: (take) => find(filtered, take),
        among: (near) => idsAmong(actor, near, search),
        found: async (take) => {
          const named = await conditionsOf(actor, search, estimated, input.statuses);
          return find({ AND: [filtered, ...named] }, take);
        },
      })
    : await find(filtered, input.limit + 1);
  const [rows, toStanding] = await Promise.all([readRows(actor, ids), standingsFor(actor)]);
  const { shown, ...cursors } = cutPage(rows, input.limit, order, position);
  return {
    items: shown.map(({ assignments, reviews, decision, ...row }) => ({
      ...masked(toListItem(row), anonymity),
      ...toStanding({ ...row, assignments, reviews, decision }),
    })),
    ...cursors,
  };
}

async function idsAmong(actor: MemberActor, ids: string[], { text }: NameSearch): Promise<string[]> {
  const rows = await tenantLookup(actor).interview.findMany({
    where: { AND: [{ id: { in: ids } }, ...text] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function readRows(actor: MemberActor, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = await tenantDb(actor).interview.findMany({
    where: { id: { in: ids } },
    select: ROW_FIELDS,
  });
  return inOrderOf(ids, rows);
}

// An order by name would tell the name.
function sortFor(sort: InterviewSort, { isOn }: Anonymity): Omit<KeysetOrder, "direction"> {
  return sort === "candidate" && isOn ? { field: "id", nullable: false, kind: "id" } : SORTS[sort];
}
