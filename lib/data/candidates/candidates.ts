import type { MemberActor } from "@/lib/auth/actor";
import { decodePosition, type KeysetOrder, segmentsBeyond } from "@/lib/data/shared/keyset";
import { cutPage, idsAlong, inOrderOf } from "@/lib/data/shared/keyset-page";
import { findNamed } from "@/lib/data/shared/name-search";
import { type Anonymity, anonymityFor } from "@/lib/data/sight/anonymity";
import { isBlindBy } from "@/lib/data/sight/blind";
import { policyIn } from "@/lib/data/sight/review-policies";
import { readFrame } from "@/lib/data/sight/tenant-frame";
import type { Prisma } from "@/lib/db/generated/client";
import { COUNTED_TO, type Count } from "@/lib/format/interview-total";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";
import { tenantDb, tenantLookup } from "@/lib/tenant/tenant-db";
import {
  type CandidateSearch,
  knownCandidates,
  matchingCandidates,
  ownRole,
  searchCandidates,
} from "./candidate-reach";

/** The interview that says how a candidate stands. Times are ISO 8601. */
type LatestInterview = {
  id: string;
  roleName: string | null;
  status: string;
  createdAt: string;
  /** Null while none stands, and while the reader reviews blind. */
  decision: DecisionOutcome | null;
};

/** A candidate as the list shows them. */
export type CandidateListItem = {
  id: string;
  /** The name, else the reference, else "Unnamed candidate". */
  name: string;
  ref: string | null;
  email: string | null;
  /** By hand or imported; null: see `latest`. */
  roleName: string | null;
  tags: string[];
  ownerName: string | null;
  interviewCount: number;
  latest: LatestInterview | null;
};

export type CandidateSort = "latest" | "name" | "interviews";

export type ListCandidatesInput = {
  query: string;
  tag: string | null;
  roleName: string | null;
  /** A member's id; `none` for those without an owner. */
  owner: string | null;
  sort: CandidateSort;
  direction: "asc" | "desc";
  cursor: string | null;
  limit: number;
};

/** Cursors are opaque; null where there is no such page. */
export type CandidatePage = {
  items: CandidateListItem[];
  total: Count;
  nextCursor: string | null;
  previousCursor: string | null;
  /** As the rows really are: not as asked for where that would tell too much. */
  order: Pick<ListCandidatesInput, "sort" | "direction">;
  /** The reader does not get to know all candidates: they are anonymous in some roles, or they do not reach all interviews. */
  hides: "anonymous" | "out of reach" | null;
};

const SORTS: Record<CandidateSort, Omit<KeysetOrder, "direction">> = {
  latest: { field: "lastInterviewAt", nullable: true, kind: "date" },
  name: { field: "displayName", nullable: false, kind: "text" },
  interviews: { field: "interviewCount", nullable: false, kind: "number" },
};

const FIELDS = {
  id: true,
  ref: true,
  email: true,
  displayName: true,
  roleName: true,
  tags: true,
  interviewCount: true,
  lastInterviewAt: true,
  owner: { select: { membership: { select: { user: { select: { name: true } } } } } },
} as const satisfies Prisma.CandidateSelect;

const fieldsFor = ({ known }: Anonymity) =>
  ({
    ...FIELDS,
    interviews: {
      where: known,
      orderBy: [{ sessionCreatedAt: "desc" }, { id: "desc" }],
      select: {
        id: true,
        roleName: true,
        status: true,
        decision: true,
        sessionCreatedAt: true,
        reviews: { select: { authorId: true, submittedAt: true } },
        assignments: { select: { reviewerId: true } },
      },
    },
  }) as const satisfies Prisma.CandidateSelect;

type Row = Prisma.CandidateGetPayload<{ select: ReturnType<typeof fieldsFor> }>;

/** One page of the tenant's candidates. A cursor that was tampered with reads the first page. */
export async function listCandidates(actor: MemberActor, input: ListCandidatesInput): Promise<CandidatePage> {
  const anonymity = await anonymityFor(actor);
  const shownOrder = orderFor(actor, input, anonymity);
  const order: KeysetOrder = { ...SORTS[shownOrder.sort], direction: shownOrder.direction };
  const position = decodePosition(input.cursor, order);
  const matching = { AND: [knownCandidates(anonymity), matchingCandidates(actor, input, anonymity)] };
  const segments = segmentsBeyond(order, position);
  const take = input.limit + 1;
  const search = await searchCandidates(actor, input.query);
  const found = search ? { AND: [matching, search.indexed] } : matching;
  const find = (filter: Prisma.CandidateWhereInput, most: number) =>
    idsAlong(segments, most, ({ where, orderBy }, count) =>
      tenantLookup(actor).candidate.findMany({
        where: { AND: [filter, where] },
        orderBy,
        take: count,
        select: { id: true },
      }),
    );
  const ids = search
    ? await findNamed(take, {
        next: (most) => find(matching, most),
        among: (near) => idsAmong(actor, near, search),
        found: (most) => find(found, most),
      })
    : await find(matching, take);
  const [rows, count] = await Promise.all([
    readRows(actor, ids, anonymity),
    // Of one page that holds all, nothing is left to be counted.
    position === null && ids.length < take
      ? ids.length
      : tenantLookup(actor).candidate.count({ where: found, orderBy: { id: "desc" }, take: COUNTED_TO }),
  ]);
  const { shown, ...cursors } = cutPage(rows, input.limit, order, position);
  return {
    items: await toListItems(actor, shown),
    total: { value: count, kind: count < COUNTED_TO ? "exact" : "at least" },
    ...cursors,
    order: shownOrder,
    hides: anonymity.isOn ? "anonymous" : actor.limitedTo ? "out of reach" : null,
  };
}

async function idsAmong(actor: MemberActor, ids: string[], { found }: CandidateSearch): Promise<string[]> {
  const rows = await tenantLookup(actor).candidate.findMany({
    where: { AND: [{ id: { in: ids } }, found] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function readRows(actor: MemberActor, ids: string[], anonymity: Anonymity): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = await tenantDb(actor).candidate.findMany({
    where: { id: { in: ids } },
    select: fieldsFor(anonymity),
  });
  return inOrderOf(ids, rows);
}

async function toListItems(actor: MemberActor, rows: Row[]): Promise<CandidateListItem[]> {
  const policies = (await readFrame(actor))?.tenant.policies ?? [];
  return rows.map(({ displayName, owner, roleName, lastInterviewAt: _, interviews, ...row }) => {
    const [first] = interviews;
    return {
      ...row,
      roleName: ownRole(actor, roleName),
      name: displayName,
      ownerName: owner?.membership.user.name ?? null,
      interviewCount: interviews.length,
      latest: first
        ? {
            id: first.id,
            roleName: first.roleName,
            status: first.status,
            createdAt: first.sessionCreatedAt.toISOString(),
            decision: isBlindBy(policyIn(policies, first.roleName), actor, first) ? null : first.decision,
          }
        : null,
    };
  });
}

// How many interviews somebody has, and when, would tell of those that the actor does not reach or must not connect with
// the name.
function orderFor(
  actor: MemberActor,
  { sort, direction }: ListCandidatesInput,
  { isOn }: Anonymity,
): CandidatePage["order"] {
  const isTelling = (isOn || actor.limitedTo !== null) && sort !== "name";
  return isTelling ? { sort: "name", direction: "asc" } : { sort, direction };
}
