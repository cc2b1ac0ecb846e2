import type { InterviewFilter } from "@/lib/data/interview-list/interview-filter";
import type { InterviewSort, ListInterviewsInput } from "@/lib/data/interview-list/interview-list";
import type { InterviewStage } from "@/lib/format/interview-stage";

/** What of the list's state is chosen from menus: each is a parameter of the address by its own name. */
export type ChosenFilter = Omit<InterviewFilter, "stage">;

/** What of the list's state hides interviews. */
export type ListFilter = InterviewFilter & Pick<ListInterviewsInput, "statuses" | "query">;

/** What the list's address says: `?view=…&stage=review&status=active&q=ada&role=Cook&role=Waiter&received=7d&sort=-duration&cursor=…`. */
export type ListState = ListFilter &
  Pick<ListInterviewsInput, "sort" | "direction" | "cursor"> & {
    /** The saved view that it began with, by id; `ALL_VIEW` for none, null where the address names none. */
    view: string | null;
  };

/** In place of a view's id: all interviews, although another view is the one to begin with. */
export const ALL_VIEW = "all";

/** The order of an address that names none: newest first. */
const DEFAULT_ORDER = { sort: "createdAt", direction: "desc" } as const satisfies Partial<ListState>;

/** The names of the chosen filters, in the order of the address. A list stands in it value by value. */
const CHOSEN = [
  "role",
  "language",
  "tag",
  "consent",
  "received",
  "completed",
  "decision",
  "assignee",
] as const satisfies (keyof ChosenFilter)[];

export const NO_CHOICE: ChosenFilter = {
  role: [],
  language: [],
  tag: [],
  consent: [],
  received: null,
  completed: null,
  decision: [],
  assignee: [],
};

export const NO_FILTER: ListFilter = { statuses: [], query: "", stage: null, ...NO_CHOICE };

/** The list without filter, search, chosen order or page. */
export const EMPTY_STATE: ListState = { ...NO_FILTER, ...DEFAULT_ORDER, cursor: null, view: null };

/** The address of the list in a given state; what is as usual is left out. A leading minus is descending. */
export function interviewsHref(tenantSlug: string, state: ListState): string {
  return `/t/${encodeURIComponent(tenantSlug)}/interviews${addressOf(state)}`;
}

/** The filters and the order of a state as a view keeps them: its address without the view and the page. */
export function viewAddress(state: ListState): string {
  return addressOf({ ...state, view: null, cursor: null }).slice(1);
}

/** The address of the list as a view has it. */
export function viewHref(tenantSlug: string, view: { id: string; address: string }): string {
  const path = `/t/${encodeURIComponent(tenantSlug)}/interviews?view=${encodeURIComponent(view.id)}`;
  return view.address === "" ? path : `${path}&${view.address}`;
}

/** The address of the list in this state as a CSV file, all of its pages. */
export function exportHref(tenantSlug: string, state: ListState): string {
  const search = addressOf({ ...state, view: null, cursor: null });
  return `/api/t/${encodeURIComponent(tenantSlug)}/interviews/export${search}`;
}

/** What the filters of the list offer in this state. */
export function filtersHref(tenantSlug: string, state: ListState): string {
  const search = addressOf({ ...state, view: null, cursor: null });
  return `/api/t/${encodeURIComponent(tenantSlug)}/interviews/filters${search}`;
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

/** Only interviews that also are as chosen. */
export function withFilter(state: ListState, filter: Partial<ChosenFilter>): ListState {
  return { ...state, ...filter, cursor: null };
}

/** The list as a ready-made view has it, whatever was chosen before; null is all interviews. */
export function stageState(stage: InterviewStage | null): ListState {
  return { ...EMPTY_STATE, stage, view: stage === null ? ALL_VIEW : null };
}

/** Another order; null returns to the usual one. */
export function withOrder(
  state: ListState,
  order: { sort: InterviewSort; direction: "asc" | "desc" } | null,
): ListState {
  return { ...state, ...(order ?? DEFAULT_ORDER), cursor: null };
}

/** Whether anything hides interviews from the list. */
export function isFiltered(filter: ListFilter): boolean {
  return filter.statuses.length > 0 || filter.query !== "" || filter.stage !== null || hasChoice(filter);
}

/** Whether one of the menus hides some. */
export function hasChoice(filter: ChosenFilter): boolean {
  return chosenParams(filter).length > 0;
}

/** What is chosen, as the address has it: a name and a value for each. */
export function chosenParams(filter: ChosenFilter): [name: (typeof CHOSEN)[number], value: string][] {
  return CHOSEN.flatMap((name) => {
    const chosen = filter[name];
    return [chosen ?? []].flat().map((value): [typeof name, string] => [name, value]);
  });
}

function addressOf(state: ListState): string {
  const params = new URLSearchParams(state.view === null ? {} : { view: state.view });
  for (const status of state.statuses) params.append("status", status);
  if (state.query) params.set("q", state.query);
  if (state.stage !== null) params.set("stage", state.stage);
  for (const [name, value] of chosenParams(state)) params.append(name, value);
  if (!hasDefaultOrder(state)) params.set("sort", sortParam(state));
  if (state.cursor) params.set("cursor", state.cursor);
  return params.size > 0 ? `?${params}` : "";
}

function hasDefaultOrder(state: ListState): boolean {
  return state.sort === DEFAULT_ORDER.sort && state.direction === DEFAULT_ORDER.direction;
}
