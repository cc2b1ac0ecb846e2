"use client";

import { useMemo } from "react";
import { candidateColumns } from "@/components/candidates/candidate-columns";
import { CandidateFilterBar } from "@/components/candidates/candidate-filter-bar";
import { NoCandidatesYet, NoMatchingCandidates } from "@/components/candidates/candidate-list-empty";
import {
  CandidateListLink,
  CandidateListProvider,
  useCandidateList,
} from "@/components/candidates/candidate-list-navigation";
import { CandidateSelectionBar } from "@/components/candidates/candidate-selection-bar";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { SelectionProvider } from "@/components/interviews/selection";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { type CandidateListState, DEFAULT_ORDER, isFiltered } from "@/components/urls/candidate-url";
import type { CandidateFilters } from "@/lib/data/candidates/candidate-filters";
import type { CandidatePage, CandidateSort } from "@/lib/data/candidates/candidates";
import { countLabel } from "@/lib/format/interview-total";

type CandidateListProps = {
  tenantSlug: string;
  page: CandidatePage;
  filters: CandidateFilters;
  state: CandidateListState;
  canManage: boolean;
  /** Whether several can be erased. */
  canErase: boolean;
};

/** The tenant's candidates: search, filters, order, pages. All of it lives in the address. */
export function CandidateList({ tenantSlug, page, filters, state, canManage, canErase }: CandidateListProps) {
  if (page.total.value === 0 && !isFiltered(state))
    return <NoCandidatesYet tenantSlug={tenantSlug} hides={page.hides} canManage={canManage} />;
  return (
    <CandidateListProvider tenantSlug={tenantSlug} state={state}>
      <div className="flex flex-col gap-3">
        <CandidateFilterBar filters={filters} onlyByName={page.hides !== null} />
        <SelectionProvider items={page.items}>
          <Results tenantSlug={tenantSlug} page={page} canErase={canErase} />
          {canErase ? <CandidateSelectionBar tenantSlug={tenantSlug} /> : null}
        </SelectionProvider>
      </div>
    </CandidateListProvider>
  );
}

type ResultsProps = Pick<CandidateListProps, "tenantSlug" | "page" | "canErase">;

function Results({ tenantSlug, page, canErase }: ResultsProps) {
  const { state, isPending } = useCandidateList();
  const { items, hides } = page;
  const columns = useMemo(
    () => candidateColumns(tenantSlug, { onlyByName: hides !== null, canSelect: canErase }),
    [tenantSlug, hides, canErase],
  );
  const total = countLabel(page.total);
  const summary =
    items.length === page.total.value
      ? `${total} ${page.total.value === 1 ? "candidate" : "candidates"}`
      : `${items.length} of ${total} candidates`;
  const cursors = { previous: page.previousCursor, next: page.nextCursor };
  return (
    <>
      <p role="status" className="sr-only">
        {isPending ? "" : summary}
      </p>
      <Card className="overflow-clip">
        {items.length === 0 ? (
          <NoMatchingCandidates />
        ) : (
          <DataTable
            caption="Candidates"
            columns={columns}
            rows={items}
            rowId={(candidate) => candidate.id}
            sorting={{ id: state.sort, desc: state.direction === "desc" }}
            isPending={isPending}
            rowClassName={cn(
              canErase && "has-[[data-select]:checked]:bg-surface-selected max-sm:relative max-sm:ps-12!",
              "max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3",
            )}
            renderSortLink={(order, children) => (
              <CandidateListLink
                to={
                  order
                    ? { sort: order.columnId as CandidateSort, direction: order.direction }
                    : DEFAULT_ORDER
                }
                className="group -mx-1 inline-flex h-10 items-center gap-1 rounded-sm px-1 hover:text-text focus-visible:-outline-offset-2"
              >
                {children}
              </CandidateListLink>
            )}
          />
        )}
      </Card>
      {hides ? (
        <p className="text-muted text-sm">
          {hides === "anonymous"
            ? "Candidates for anonymously reviewed roles are not listed."
            : "Only candidates whose interviews you can see are listed."}
        </p>
      ) : null}
      <Pager
        summary={summary}
        hasPrevious={cursors.previous !== null}
        hasNext={cursors.next !== null}
        renderLink={(to, className, children) => (
          <CandidateListLink to={{ cursor: cursors[to] }} className={className} scroll>
            {children}
          </CandidateListLink>
        )}
      />
    </>
  );
}
