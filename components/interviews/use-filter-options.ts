import { useEffect, useState } from "react";
import { filtersHref, type ListState } from "@/components/urls/list-url";
import type { FilterOptions } from "@/lib/data/interview-list/filter-options";

/** What the filters offer in this state; the last answer until the next, null before the first. */
export function useFilterOptions(tenantSlug: string, state: ListState) {
  const [options, setOptions] = useState<FilterOptions | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const address = filtersHref(tenantSlug, state);
  useEffect(() => {
    const leaving = new AbortController();
    read(address, leaving.signal).then(
      (read) => {
        setOptions(read);
        setHasFailed(false);
      },
      () => {
        if (!leaving.signal.aborted) setHasFailed(true);
      },
    );
    return () => leaving.abort();
  }, [address]);
  return { options, hasFailed };
}

async function read(address: string, signal: AbortSignal): Promise<FilterOptions> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The filters were answered with ${response.status}.`);
  return (await response.json()) as FilterOptions;
}
