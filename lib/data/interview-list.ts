import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { foldedText } from "@/lib/db/search-grams";
import { tenantDb, tenantLookup } from "@/lib/db/tenant";
import { type Count, sumOf } from "@/lib/format/interview-total";
import { type Anonymity, anonymityFor, masked } from "./anonymity";
import { listRoleNames } from "./interview-choices";
import { countByStatus, countFoundByStatus } from "./interview-counts";
import { countingOrder, estimatedFilter, type InterviewFilter, matchingFilter } from "./interview-filter";
import { type InterviewStanding, listStandings } from "./interview-standings";
import { type InterviewListItem, LIST_FIELDS, type ListRow, toListItem } from "./interviews";
import { decodePosition, type KeysetOrder, segmentsBeyond } from "./keyset";
import { cutPage, idsAlong, inOrderOf } from "./keyset-page";
import { findNamed, type NameSearch, nameSearch } from "./name-search";

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
  createdAt: { field: "sessionCreatedAt", nullable: false, isDate: true },
  completedAt: { field: "completedAt", nullable: true, isDate: true },
  candidate: { field: "candidateName", nullable: false, isDate: false },
  role: { field: "roleName", nullable: true, isDate: false },
  status: { field: "status", nullable: false, isDate: false },
  language: { field: "language", nullable: true, isDate: false },
  duration: { field: "durationSec", nullable: true, isDate: false },
};

/** What the list is read by. `search`: by name, while there is something to look for. */
type Reading = { anonymity: Anonymity; matching: Prisma.InterviewWhereInput; search: NameSearch | null };

/** One page of the tenant's interviews. A cursor that was tampered with reads the first page. */
export async function listInterviews(actor: MemberActor, input: ListInterviewsInput): Promise<InterviewPage> {
  const reading = await readingOf(actor, input);
  const { matching, search } = reading;
  const estimated = reading.anonymity.isOn ? null : estimatedFilter(input);
  const [page, countsByStatus] = await Promise.all([
    readPage(actor, input, reading),
    search === null
      ? countByStatus(actor, matching, countingOrder(input), estimated)
      : countFoundByStatus(
          actor,
          { AND: [matching, ...search.indexed] },
          estimated && { ...estimated, pieces: search.pieces },
        ),
  ]);
  return { ...page, total: totalOf(input, page, countsByStatus), countsByStatus };
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
  if (search === null || !anonymity.isOn) return { anonymity, matching: { AND: filters }, search };
  // A search by name would tell the name.
  const roles = (await listRoleNames(actor)).filter((role) => search.isIn(foldedText(role)));
  return { anonymity, matching: { AND: [...filters, { roleName: { in: roles } }] }, search: null };
}

async function readPage(
  actor: MemberActor,
  input: ListInterviewsInput,
  { anonymity, matching, search }: Reading,
): Promise<Page> {
  const order: KeysetOrder = { ...sortFor(input.sort, anonymity), direction: input.direction };
  const position = decodePosition(input.cursor);
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
        found: (take) => find({ AND: [filtered, ...search.indexed] }, take),
      })
    : await find(filtered, input.limit + 1);
  const rows = await readRows(actor, ids);
  const { shown, ...cursors } = cutPage(rows, input.limit, order, position);
  const standings = await listStandings(
    actor,
    shown.map(({ id }) => id),
  );
  return {
    items: shown.flatMap((row) => {
      const standing = standings.get(row.id);
      return standing ? [{ ...masked(toListItem(row), anonymity), ...standing }] : [];
    }),
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

async function readRows(actor: MemberActor, ids: string[]): Promise<ListRow[]> {
  if (ids.length === 0) return [];
  const rows = await tenantDb(actor).interview.findMany({
    where: { id: { in: ids } },
    select: LIST_FIELDS,
  });
  return inOrderOf(ids, rows);
}

// An order by name would tell the name.
function sortFor(sort: InterviewSort, { isOn }: Anonymity): Omit<KeysetOrder, "direction"> {
  return sort === "candidate" && isOn ? { field: "id", nullable: false, isDate: false } : SORTS[sort];
}
