import type { InterviewSort, ListInterviewsInput } from "@/lib/data/interview-list";

/** What the list's address says: `?status=active&q=ada&role=Cook&decision=none&assignee=me&sort=-duration&cursor=…`. */
export type ListState = Pick<
  ListInterviewsInput,
  "statuses" | "query" | "role" | "decision" | "assignee" | "sort" | "direction" | "cursor"
>;

/** What of the list's state hides interviews. */
export type ListFilter = Pick<ListState, "statuses" | "query" | "role" | "decision" | "assignee">;

/** The order of an address that names none: newest first. */
export const DEFAULT_ORDER = { sort: "createdAt", direction: "desc" } as const satisfies Partial<ListState>;

export const NO_FILTER: ListFilter = { statuses: [], query: "", role: null, decision: null, assignee: null };

/** The list without filter, search, chosen order or page. */
export const EMPTY_STATE: ListState = { ...NO_FILTER, ...DEFAULT_ORDER, cursor: null };

/** The address of the list in a given state; what is as usual is left out. A leading minus is descending. */
export function interviewsHref(tenantSlug: string, state: ListState): string {
  const params = new URLSearchParams();
  for (const status of state.statuses) params.append("status", status);
  if (state.query) params.set("q", state.query);
  if (state.role !== null) params.set("role", state.role);
  if (state.decision !== null) params.set("decision", state.decision);
  if (state.assignee !== null) params.set("assignee", state.assignee);
  if (!hasDefaultOrder(state)) params.set("sort", sortParam(state));
  if (state.cursor) params.set("cursor", state.cursor);
  const path = `/t/${encodeURIComponent(tenantSlug)}/interviews`;
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The address of the list in this state as a CSV file, all of its pages. */
export function exportHref(tenantSlug: string, state: ListState): string {
  const { search } = new URL(interviewsHref(tenantSlug, { ...state, cursor: null }), "http://list");
  return `/api/t/${encodeURIComponent(tenantSlug)}/interviews/export${search}`;
}

/** The address of one interview's review page. */
export function interviewHref(tenantSlug: string, interviewId: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/interviews/${encodeURIComponent(interviewId)}`;
}

/** `-duration`, `candidate`: how the order is written in the address. */
export function sortParam({ sort, direction }: Pick<ListState, "sort" | "direction">): string {
  return direction === "desc" ? `-${sort}` : sort;
}

/** Only interviews with this status; null shows all. Starts at the first page, as every change of the set does. */
export function withStatus(state: ListState, status: string | null): ListState {
  return { ...state, statuses: status === null ? [] : [status], cursor: null };
}

/** Only interviews that match the text. */
export function withQuery(state: ListState, query: string): ListState {
  return { ...state, query: query.trim(), cursor: null };
}

/** Only interviews of a role, with a decision, or that somebody is asked to review. */
export function withFilter(
  state: ListState,
  filter: Partial<Pick<ListState, "role" | "decision" | "assignee">>,
): ListState {
  return { ...state, ...filter, cursor: null };
}

/** Another order; null returns to the usual one. */
export function withOrder(
  state: ListState,
  order: { sort: InterviewSort; direction: "asc" | "desc" } | null,
): ListState {
  return { ...state, ...(order ?? DEFAULT_ORDER), cursor: null };
}

/** Whether anything hides interviews from the list. */
export function isFiltered({ statuses, query, role, decision, assignee }: ListFilter): boolean {
  return statuses.length > 0 || query !== "" || role !== null || decision !== null || assignee !== null;
}

function hasDefaultOrder(state: ListState): boolean {
  return state.sort === DEFAULT_ORDER.sort && state.direction === DEFAULT_ORDER.direction;
}
