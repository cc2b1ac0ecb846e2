"use client";

import { X } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { type ListState, NO_CHOICE, withFilter } from "@/components/urls/list-url";
import { dateRangeLabel } from "@/lib/format/date-range";
import {
  chosenOf,
  FACET_NAMES,
  FACETS,
  PERIOD_NAMES,
  PERIODS,
  type Person,
  valueLabel,
  withToggled,
} from "./filter-facets";
import { ListLink } from "./list-link";
import { useListNavigation } from "./list-navigation";

type Chip = { key: string; label: string; value: string; without: ListState };

/** What narrows the list, each with a way to take it off; nothing while nothing does. */
export function FilterChips({ people }: { people: Person[] }) {
  const { state } = useListNavigation();
  const chips = chipsOf(state, people);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ key, label, value, without }) => (
        <li key={key} className="min-w-0">
          <ListLink
            to={without}
            aria-label={`Remove filter: ${label} ${value}`}
            className="flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-accent bg-accent-soft ps-2 pe-1.5 text-sm hover:bg-surface-hover touch:h-10"
          >
            <span className="text-muted">{label}</span>
            <bdi className="min-w-0 truncate font-medium">{value}</bdi>
            <X aria-hidden className="size-3.5 shrink-0 text-muted" />
          </ListLink>
        </li>
      ))}
      <li>
        <ListLink
          to={{ ...withFilter(state, NO_CHOICE), statuses: [] }}
          aria-label="Clear filters"
          className={buttonClass({ variant: "ghost", size: "sm" }, "h-7")}
        >
          Clear
        </ListLink>
      </li>
    </ul>
  );
}

// One status stands in the row of statuses; more than one only here.
function chipsOf(state: ListState, people: Person[]): Chip[] {
  const facets = FACET_NAMES.filter((facet) => facet !== "status" || state.statuses.length > 1);
  const several = facets.flatMap((facet) =>
    chosenOf(state, facet).map((value) => ({
      key: `${facet} ${value}`,
      label: FACETS[facet],
      value: valueLabel(facet, value, people),
      without: withToggled(state, facet, value),
    })),
  );
  const periods = PERIOD_NAMES.flatMap((period) => {
    const range = state[period];
    if (range === null) return [];
    const value = dateRangeLabel(range);
    return [{ key: period, label: PERIODS[period], value, without: withFilter(state, { [period]: null }) }];
  });
  return [...several, ...periods];
}
