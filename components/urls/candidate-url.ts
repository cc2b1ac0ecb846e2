import type { CandidateSort, ListCandidatesInput } from "@/lib/data/candidates/candidates";

/** What the list's address says: `?q=ada&tag=vip&role=Nurse&owner=…&sort=name&cursor=…`. */
export type CandidateListState = Omit<ListCandidatesInput, "limit">;

/** The order of an address that names none: whoever was invited last first. */
export const DEFAULT_ORDER = { sort: "latest", direction: "desc" } as const;

/** The list without filter, search, chosen order or page. */
export const EMPTY_STATE: CandidateListState = {
  query: "",
  tag: null,
  roleName: null,
  owner: null,
  ...DEFAULT_ORDER,
  cursor: null,
};

function base(tenantSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/candidates`;
}

/** The address of the list in a given state; what is as usual is left out. A leading minus is descending. */
export function candidatesHref(tenantSlug: string, state: CandidateListState = EMPTY_STATE): string {
  const params = new URLSearchParams();
  if (state.query) params.set("q", state.query);
  if (state.tag) params.set("tag", state.tag);
  if (state.roleName) params.set("role", state.roleName);
  if (state.owner) params.set("owner", state.owner);
  if (sortParam(state) !== sortParam(DEFAULT_ORDER)) params.set("sort", sortParam(state));
  if (state.cursor) params.set("cursor", state.cursor);
  return params.size > 0 ? `${base(tenantSlug)}?${params}` : base(tenantSlug);
}

/** The address of one candidate's page. */
export function candidateHref(tenantSlug: string, candidateId: string): string {
  return `${base(tenantSlug)}/${encodeURIComponent(candidateId)}`;
}

/** The address of choosing whom to merge into this candidate. */
export function mergeHref(
  tenantSlug: string,
  candidateId: string,
  state: { query?: string; withId?: string } = {},
): string {
  const params = new URLSearchParams();
  if (state.query) params.set("q", state.query);
  if (state.withId) params.set("with", state.withId);
  const path = `${candidateHref(tenantSlug, candidateId)}/merge`;
  return params.size > 0 ? `${path}?${params}` : path;
}

/** The address of everything about this candidate as a file. */
export function personFileHref(tenantSlug: string, candidateId: string): string {
  return `/api/t/${encodeURIComponent(tenantSlug)}/candidates/${encodeURIComponent(candidateId)}/export`;
}

/** The settings of an organisation's privacy. */
export function privacySettingsHref(tenantSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/settings/privacy`;
}

/** What the rules will delete. */
export function expiringHref(tenantSlug: string): string {
  return `${privacySettingsHref(tenantSlug)}/expiring`;
}

/** The address of erasing several candidates. */
export function eraseSeveralHref(tenantSlug: string, candidateIds: readonly string[]): string {
  return `${base(tenantSlug)}/erase?${new URLSearchParams({ ids: candidateIds.join(",") })}`;
}

/** The address of erasing this candidate. */
export function eraseHref(tenantSlug: string, candidateId: string): string {
  return `${candidateHref(tenantSlug, candidateId)}/erase`;
}

/** The address of the import. */
export function importHref(tenantSlug: string): string {
  return `${base(tenantSlug)}/import`;
}

/** `-latest`, `name`: how the order is written in the address. */
export function sortParam({ sort, direction }: { sort: CandidateSort; direction: "asc" | "desc" }): string {
  return direction === "desc" ? `-${sort}` : sort;
}

/** Whether anything hides candidates from the list. */
export function isFiltered({ query, tag, roleName, owner }: CandidateListState): boolean {
  return query !== "" || tag !== null || roleName !== null || owner !== null;
}
