"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { stageState } from "@/components/urls/list-url";
import { type InterviewStage, STAGE_LABELS } from "@/lib/format/interview-stage";
import { type Count, countLabel, shortCountLabel } from "@/lib/format/interview-total";
import { ListLink } from "./list-link";
import { useListNavigation } from "./list-navigation";

type StageCounts = Partial<Record<InterviewStage, Count>>;

type StageLinksProps = {
  tenantSlug: string;
  stages: InterviewStage[];
  /** Changes whenever the page was read anew: then the counts are, too. */
  readAnew: unknown;
};

/** The ready-made views of the list. Pressed again, one gives way to all interviews. */
export function StageLinks({ tenantSlug, stages, readAnew }: StageLinksProps) {
  const { state } = useListNavigation();
  const counts = useStageCounts(tenantSlug, readAnew);
  return (
    <ul aria-label="Ready-made views" className="flex gap-1">
      {stages.map((stage) => {
        const isOpen = state.stage === stage;
        const count = counts[stage];
        return (
          <li key={stage}>
            <ListLink
              to={stageState(isOpen ? null : stage)}
              aria-current={isOpen ? "true" : undefined}
              className={cn(
                "flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-transparent px-2.5 font-medium text-muted text-sm transition-colors hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-10",
                isOpen && "border-accent bg-accent-soft text-text hover:bg-accent-soft",
              )}
            >
              {STAGE_LABELS[stage]}
              {/* Its room is kept, or what follows would move when the count comes. */}
              <span className="min-w-[2ch] font-normal text-subtle tabular-nums">
                {count ? (
                  <>
                    <span aria-hidden>{shortCountLabel(count)}</span>
                    <span className="sr-only">{countLabel(count)}</span>
                  </>
                ) : null}
              </span>
            </ListLink>
          </li>
        );
      })}
    </ul>
  );
}

function useStageCounts(tenantSlug: string, readAnew: unknown): StageCounts {
  const [counts, setCounts] = useState<StageCounts>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: `readAnew` says when.
  useEffect(() => {
    const leaving = new AbortController();
    readCounts(tenantSlug, leaving.signal).then(setCounts, () => {
      // Without counts the views are no less there.
    });
    return () => leaving.abort();
  }, [tenantSlug, readAnew]);
  return counts;
}

async function readCounts(tenantSlug: string, signal: AbortSignal): Promise<StageCounts> {
  const response = await fetch(`/api/t/${encodeURIComponent(tenantSlug)}/interviews/stages`, { signal });
  if (!response.ok) throw new Error(`The counts were answered with ${response.status}.`);
  return (await response.json()) as StageCounts;
}
