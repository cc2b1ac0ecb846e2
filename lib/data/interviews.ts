import { z } from "zod";
import type { MemberActor, ReviewLinkActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { tenantDb } from "@/lib/db/tenant";
import { COUNTED_TO } from "@/lib/format/interview-total";
import { isLinkExpired } from "@/lib/sync/schedule";
import { type Anonymity, anonymityFor, masked } from "./anonymity";
import { countByStatus } from "./interview-counts";
import { type JudgingFilter, matchingJudging } from "./interview-filter";
import { type InterviewStanding, listStandings } from "./interview-standings";
import {
  decodePosition,
  encodePosition,
  type KeysetOrder,
  type KeysetSegment,
  segmentsBeyond,
} from "./keyset";
import { shownInterview } from "./link-masking";
import { reachableInterviews } from "./reach";

/** A platform session as the tenant sees it in lists. Times are ISO 8601, null when not reached. */
export type InterviewListItem = {
  id: string;
  sessionId: string;
  /** Display name: from the session's metadata, else its reference, else "Unnamed candidate". */
  candidateName: string;
  candidateRef: string | null;
  roleName: string | null;
  /** BCP 47 tag as the platform gave it. */
  language: string | null;
  /** `initiated`, `active`, `completed`, `failed`, or whatever else the platform says. */
  status: string;
  durationSec: number | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  /** What the status alone does not say: the candidate can no longer start, or the platform has it no longer. */
  remark: "link_expired" | "missing" | null;
};

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

export type ListInterviewsInput = JudgingFilter & {
  statuses: string[];
  query: string;
  sort: InterviewSort;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

/** Cursors are opaque; null where there is no such page. Each status is counted up to `COUNTED_TO`. */
export type InterviewPage = {
  items: ListedInterview[];
  total: number;
  /** False: there are so many at least. */
  isTotalExact: boolean;
  nextCursor: string | null;
  previousCursor: string | null;
  countsByStatus: Record<string, number>;
};

export type Interview = InterviewListItem & {
  /** Null for a visitor, and for those from whom the candidate is hidden. */
  candidateId: string | null;
  tags: string[];
  /** What the platform says it holds; may come some time after completion. */
  hasRecording: boolean;
  hasTranscript: boolean;
  /** Why a failed interview failed: the platform's code (`SESSION_TIMEOUT`) when it gave one. */
  failureCode: string | null;
  /** The candidate's own survey after the interview. */
  feedback: { rating: number | null; comment: string | null } | null;
};

const SORTS: Record<InterviewSort, Omit<KeysetOrder, "direction">> = {
  createdAt: { field: "sessionCreatedAt", nullable: false, isDate: true },
  completedAt: { field: "completedAt", nullable: true, isDate: true },
  candidate: { field: "candidateName", nullable: false, isDate: false },
  role: { field: "roleName", nullable: true, isDate: false },
  status: { field: "status", nullable: false, isDate: false },
  language: { field: "language", nullable: true, isDate: false },
  duration: { field: "durationSec", nullable: true, isDate: false },
};

const LIST_FIELDS = {
  id: true,
  sessionId: true,
  candidateName: true,
  candidateRef: true,
  roleName: true,
  language: true,
  status: true,
  durationSec: true,
  sessionCreatedAt: true,
  startedAt: true,
  completedAt: true,
  missingSince: true,
} as const satisfies Prisma.InterviewSelect;

const DETAIL_FIELDS = {
  ...LIST_FIELDS,
  candidateId: true,
  tags: true,
  hasRecording: true,
  hasTranscript: true,
  failureCode: true,
  feedback: true,
} as const satisfies Prisma.InterviewSelect;

type ListRow = Prisma.InterviewGetPayload<{ select: typeof LIST_FIELDS }>;
type DetailRow = Prisma.InterviewGetPayload<{ select: typeof DETAIL_FIELDS }>;

/** One page of the tenant's interviews. A cursor that was tampered with reads the first page. */
export async function listInterviews(actor: MemberActor, input: ListInterviewsInput): Promise<InterviewPage> {
  const anonymity = await anonymityFor(actor);
  const matching = await matchingFilters(actor, input, anonymity);
  const [page, countsByStatus] = await Promise.all([
    readPage(actor, input, matching, anonymity),
    countByStatus(actor, matching, input.query !== ""),
  ]);
  const counted = Object.entries(countsByStatus)
    .filter(([status]) => input.statuses.length === 0 || input.statuses.includes(status))
    .map(([, count]) => count);
  return {
    ...page,
    total: counted.reduce((sum, count) => sum + count, 0),
    isTotalExact: counted.every((count) => count < COUNTED_TO),
    countsByStatus,
  };
}

/** All pages from the input's cursor on, one after another: what is read does not grow with what there is. */
export async function* eachInterviewPage(
  actor: MemberActor,
  input: ListInterviewsInput,
): AsyncGenerator<ListedInterview[]> {
  const anonymity = await anonymityFor(actor);
  const matching = await matchingFilters(actor, input, anonymity);
  for (let cursor = input.cursor; ; ) {
    const page = await readPage(actor, { ...input, cursor }, matching, anonymity);
    yield page.items;
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

async function matchingFilters(
  actor: MemberActor,
  input: ListInterviewsInput,
  anonymity: Anonymity,
): Promise<Prisma.InterviewWhereInput> {
  return { AND: [matchingText(input.query, anonymity), ...(await matchingJudging(actor, input))] };
}

async function readPage(
  actor: MemberActor,
  input: ListInterviewsInput,
  matching: Prisma.InterviewWhereInput,
  anonymity: Anonymity,
): Promise<Pick<InterviewPage, "items" | "nextCursor" | "previousCursor">> {
  const order: KeysetOrder = { ...sortFor(input.sort, anonymity), direction: input.direction };
  const position = decodePosition(input.cursor);
  const before = position?.before ?? false;
  const filtered =
    input.statuses.length > 0 ? { AND: [matching, { status: { in: input.statuses } }] } : matching;
  const rows = await readRows(actor, filtered, segmentsBeyond(order, position), input.limit + 1);
  const hasMore = rows.length > input.limit;
  const page = rows.slice(0, input.limit);
  if (before) page.reverse();
  const standings = await listStandings(
    actor,
    page.map(({ id }) => id),
  );
  const cursorAt = (row: ListRow | undefined, backwards: boolean) =>
    row ? encodePosition({ value: sortValue(row, order), id: row.id, before: backwards }) : null;
  return {
    items: page.flatMap((row) => {
      const standing = standings.get(row.id);
      return standing ? [{ ...masked(toListItem(row), anonymity), ...standing }] : [];
    }),
    nextCursor: hasMore || before ? cursorAt(page.at(-1), false) : null,
    previousCursor: (before ? hasMore : position !== null) ? cursorAt(page[0], true) : null,
  };
}

async function readRows(
  actor: MemberActor,
  filtered: Prisma.InterviewWhereInput,
  segments: KeysetSegment[],
  limit: number,
): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for (const { where, orderBy } of segments) {
    if (rows.length === limit) break;
    rows.push(
      ...(await tenantDb(actor).interview.findMany({
        where: { AND: [filtered, where] },
        orderBy,
        take: limit - rows.length,
        select: LIST_FIELDS,
      })),
    );
  }
  return rows;
}

/** One interview that the actor may reach, or null. */
export async function getInterview(
  actor: MemberActor | ReviewLinkActor,
  interviewId: string,
): Promise<Interview | null> {
  if (!z.uuid().safeParse(interviewId).success) return null;
  const [row, anonymity] = await Promise.all([
    tenantDb(actor).interview.findFirst({
      where: { AND: [reachableInterviews(actor), { id: interviewId }] },
      select: DETAIL_FIELDS,
    }),
    anonymityFor(actor),
  ]);
  const interview = row && masked(toInterview(row), anonymity);
  return interview && actor.kind === "review-link" ? shownInterview(actor, interview) : interview;
}

/** Those of the interviews that the actor may reach, in the order of the ids. */
export async function getInterviews(
  actor: MemberActor | ReviewLinkActor,
  interviewIds: readonly string[],
): Promise<Interview[]> {
  const ids = interviewIds.filter((id) => z.uuid().safeParse(id).success);
  const [rows, anonymity] = await Promise.all([
    tenantDb(actor).interview.findMany({
      where: { AND: [reachableInterviews(actor), { id: { in: ids } }] },
      select: DETAIL_FIELDS,
    }),
    anonymityFor(actor),
  ]);
  const shown = (row: DetailRow) => {
    const interview = masked(toInterview(row), anonymity);
    return actor.kind === "review-link" ? shownInterview(actor, interview) : interview;
  };
  const byId = new Map(rows.map((row) => [row.id, shown(row)]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

// Order and search by name would tell the name.
function sortFor(sort: InterviewSort, { isOn }: Anonymity): Omit<KeysetOrder, "direction"> {
  return sort === "candidate" && isOn ? { field: "id", nullable: false, isDate: false } : SORTS[sort];
}

function matchingText(query: string, { isOn }: Anonymity): Prisma.InterviewWhereInput {
  if (query === "") return {};
  // Prisma leaves the wildcards of LIKE as they are.
  const contains = { contains: query.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  if (isOn) return { roleName: contains };
  return { OR: [{ candidateName: contains }, { candidateRef: contains }, { roleName: contains }] };
}

function sortValue(row: ListRow, order: KeysetOrder): string | number | null {
  const value = row[order.field as keyof ListRow];
  return value instanceof Date ? value.toISOString() : value;
}

function toListItem(row: ListRow): InterviewListItem {
  const { sessionCreatedAt, startedAt, completedAt, missingSince, ...same } = row;
  const isExpired = isLinkExpired({ status: row.status, createdAt: sessionCreatedAt }, new Date());
  return {
    ...same,
    createdAt: sessionCreatedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    remark: missingSince ? "missing" : isExpired ? "link_expired" : null,
  };
}

const feedbackSchema = z.object({ rating: z.number().nullable(), comment: z.string().nullable() });

function toInterview({ feedback, ...row }: DetailRow): Interview {
  const { candidateId, tags, hasRecording, hasTranscript, failureCode, ...listed } = row;
  return {
    ...toListItem(listed),
    candidateId,
    tags,
    hasRecording,
    hasTranscript,
    failureCode,
    feedback: feedbackSchema.nullable().catch(null).parse(feedback),
  };
}
