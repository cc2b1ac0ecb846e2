"use client";

import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { FilterChips } from "@/components/interviews/filter-chips";
import type { Person } from "@/components/interviews/filter-facets";
import { FilterMenu } from "@/components/interviews/filter-menu";
import { interviewColumns } from "@/components/interviews/interview-columns";
import { type Connection, NoInterviewsYet, NoMatches } from "@/components/interviews/interview-list-empty";
import { ListLink } from "@/components/interviews/list-link";
import { ListNavigationProvider, useListNavigation } from "@/components/interviews/list-navigation";
import { LookMenu } from "@/components/interviews/look-menu";
import { SearchBox } from "@/components/interviews/search-box";
import { SearchTranscriptsLink } from "@/components/interviews/search-transcripts-link";
import { SelectionProvider } from "@/components/interviews/selection";
import { type MayInBulk, SelectionBar } from "@/components/interviews/selection-bar";
import { SortSelect } from "@/components/interviews/sort-select";
import { StageLinks } from "@/components/interviews/stage-links";
import { StatusFilter } from "@/components/interviews/status-filter";
import { type ListViews, ViewMenu } from "@/components/interviews/view-menu";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { isFiltered, type ListState, withOrder } from "@/components/urls/list-url";
import type {
  InterviewPage,
  InterviewSort,
  ListInterviewsInput,
} from "@/lib/data/interview-list/interview-list";
import type { InterviewStage } from "@/lib/format/interview-stage";
import { countLabel } from "@/lib/format/interview-total";
import type { ListLook } from "@/lib/format/list-look";

type InterviewListProps = {
  tenantSlug: string;
  page: InterviewPage;
  input: ListInterviewsInput & Pick<ListState, "view">;
  views: ListViews;
  connection: Connection;
  /** Whether the reader may store a platform key. */
  canManageConnection: boolean;
  /** Whether the reader sees only what is assigned to them. */
  isLimited: boolean;
  /** The ready-made views that the reader has something to do with. */
  stages: InterviewStage[];
  /** Everybody in the organisation. */
  people: Person[];
  /** What the reader may do to several at once. */
  may: MayInBulk;
};

/** The tenant's interviews: filter, search, order, pages. All of it lives in the address. */
export function InterviewList(props: InterviewListProps) {
  const { tenantSlug, page, input, views, stages, people, may } = props;
  if (page.total.value === 0 && !isFiltered(input)) {
    const { connection, canManageConnection, isLimited } = props;
    return <NoInterviewsYet {...{ tenantSlug, connection, canManageConnection, isLimited }} />;
  }
  return (
    <ListNavigationProvider tenantSlug={tenantSlug} state={input}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="flex w-full gap-2 sm:order-1 sm:w-auto">
            <SearchBox />
            <SortSelect />
          </div>
          <StatusFilter countsByStatus={page.countsByStatus} />
        </div>
        <div className="flex items-center gap-2">
          <div className="flex min-w-0 flex-1 items-center gap-1 overflow-x-auto py-0.5 [scrollbar-width:none] max-sm:order-last max-sm:-me-4 max-sm:pe-4">
            <ViewMenu tenantSlug={tenantSlug} views={views} />
            <StageLinks tenantSlug={tenantSlug} stages={stages} readAnew={page} />
          </div>
          <FilterMenu tenantSlug={tenantSlug} people={people} />
          <LookMenu
            // Another view has another look, whatever was chosen here before.
            key={views.open?.id}
            look={views.look}
            {...{ tenantSlug }}
            view={views.open}
          />
        </div>
        <FilterChips people={people} />
        <SearchTranscriptsLink tenantSlug={tenantSlug} />
        <SelectionProvider items={page.items}>
          <Results tenantSlug={tenantSlug} page={page} look={views.look} canDecide={may.decide} />
          <SelectionBar tenantSlug={tenantSlug} people={people} may={may} />
        </SelectionProvider>
      </div>
    </ListNavigationProvider>
  );
}

type ResultsProps = Pick<InterviewListProps, "tenantSlug" | "page"> & {
  look: ListLook;
  canDecide: boolean;
};

function Results({ tenantSlug, page, look, canDecide }: ResultsProps) {
  const { state, isPending } = useListNavigation();
  const columns = useMemo(
    () => interviewColumns(tenantSlug, look.columns, canDecide),
    [tenantSlug, look.columns, canDecide],
  );
  const total = countLabel(page.total);
  const summary =
    page.items.length === page.total.value
      ? `${total} ${page.total.value === 1 ? "interview" : "interviews"}`
      : `${page.items.length} of ${total} interviews`;
  const cursors = { previous: page.previousCursor, next: page.nextCursor };

  return (
    <>
      <p role="status" className="sr-only">
        {isPending ? "" : summary}
      </p>
      <Card className={cn("@container overflow-clip", look.columns.length > 0 && "sm:overflow-x-auto")}>
        {page.items.length === 0 ? (
          <NoMatches />
        ) : (
          <DataTable
            caption="Interviews"
            columns={columns}
            rows={page.items}
            rowId={(interview) => interview.id}
            sorting={{ id: state.sort, desc: state.direction === "desc" }}
            isPending={isPending}
            density={look.density}
            rowClassName="has-[[data-select]:checked]:bg-surface-selected max-sm:relative max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-2 max-sm:gap-y-1 max-sm:py-3 max-sm:ps-12 max-sm:pe-4 max-sm:after:order-1 max-sm:after:-mt-1 max-sm:after:w-full"
            renderSortLink={(order, children) => (
              <ListLink
                to={withOrder(
                  state,
                  order && { sort: order.columnId as InterviewSort, direction: order.direction },
                )}
                className="group -mx-1 inline-flex h-10 items-center gap-1 rounded-sm px-1 hover:text-text focus-visible:-outline-offset-2"
              >
                {children}
              </ListLink>
            )}
          />
        )}
      </Card>
      <Pager
        summary={summary}
        hasPrevious={cursors.previous !== null}
        hasNext={cursors.next !== null}
        renderLink={(to, className, children) => (
          <ListLink to={{ ...state, cursor: cursors[to] }} className={className} scroll>
            {children}
          </ListLink>
        )}
      />
    </>
  );
}
