"use client";

import { Command as Cmdk } from "cmdk";
import { Check, ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { type ListState, withFilter } from "@/components/urls/list-url";
import type { FilterOption, FilterOptions } from "@/lib/data/interview-list/filter-options";
import { dateRangeLabel, USUAL_RANGES } from "@/lib/format/date-range";
import { folded } from "@/lib/format/folded";
import { type Count, countLabel, shortCountLabel } from "@/lib/format/interview-total";
import { DateRange } from "./filter-date-range";
import {
  chosenOf,
  FACET_NAMES,
  FACETS,
  type Facet,
  PERIOD_NAMES,
  PERIODS,
  type Period,
  type Person,
  valueLabel,
  withToggled,
} from "./filter-facets";
import { useListNavigation } from "./list-navigation";
import { useFilterOptions } from "./use-filter-options";

type FilterPanelProps = { tenantSlug: string; people: Person[]; onDone: () => void };

const NAMES = { ...FACETS, ...PERIODS };
/** Of each kind, while everything is searched at once. */
const MOST_FOUND = 6;

/** The filters of the list: first which, then what; or what at once, by its name. */
export function FilterPanel({ tenantSlug, people, onDone }: FilterPanelProps) {
  const { state, go } = useListNavigation();
  const { options, hasFailed } = useFilterOptions(tenantSlug, state);
  const [place, setPlace] = useState<Facet | Period | null>(null);
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const enter = (next: Facet | Period | null) => {
    setPlace(next);
    setTyped("");
    input.current?.focus();
  };
  const choices = (facet: Facet) => choicesOf(facet, options, state, people);
  const shown = (facet: Facet) => choices(facet).filter(({ label }) => isMeant(label, typed));
  const toggle = (facet: Facet, value: string) => go((current) => withToggled(current, facet, value));
  const setPeriod = (period: Period, range: string | null) => {
    go((current) => withFilter(current, { [period]: range }));
    onDone();
  };
  const name = place === null ? null : NAMES[place];
  const isPeriod = place === "received" || place === "completed";
  // The ways on from here, in the order of the menu: all of them, or those that are meant as well.
  const offered = FACET_NAMES.filter((facet) => options === null || choices(facet).length > 0);
  // What comes first is chosen, and stays so: while something is typed, not before the values are there.
  const isWaiting = typed !== "" && options === null && !hasFailed;
  const ways =
    place === null && !isWaiting
      ? [...offered, ...PERIOD_NAMES].filter((one) => isMeant(NAMES[one], typed))
      : [];

  return (
    <>
      <Cmdk label="Filters" shouldFilter={false} loop key={place} className="flex flex-col">
        <div className="flex items-center gap-1 border-b px-2">
          {name === null ? null : (
            <button
              type="button"
              aria-label="Back to all filters"
              onClick={() => enter(null)}
              className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-surface-hover hover:text-text touch:size-10"
            >
              <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            </button>
          )}
          <Cmdk.Input
            ref={input}
            autoFocus
            value={typed}
            onValueChange={setTyped}
            maxLength={100}
            placeholder={name ?? "Filter by role, person, tag…"}
            onKeyDown={(event) => {
              if (event.key === "Backspace" && typed === "" && place !== null) enter(null);
            }}
            className="h-10 min-w-0 flex-1 bg-transparent px-1 text-base outline-none placeholder:text-subtle touch:h-11 touch:text-lg"
          />
          {options === null && !hasFailed ? <Spinner label="Loading the choices" className="me-1" /> : null}
        </div>
        <Cmdk.List
          label={name ?? "Filters"}
          className="max-h-[min(20rem,50vh)] scroll-py-1 overflow-y-auto overscroll-contain p-1"
        >
          {hasFailed ? (
            <p role="alert" className="px-2 py-3 text-danger-text text-sm">
              The choices could not be loaded. Check your connection, then open this again.
            </p>
          ) : null}
          {FACET_NAMES.filter((facet) => (place === null ? typed !== "" : place === facet)).map((facet) => (
            <Choices
              key={facet}
              heading={place === null ? FACETS[facet] : null}
              choices={place === null ? shown(facet).slice(0, MOST_FOUND) : shown(facet)}
              onToggle={(value) => toggle(facet, value)}
            />
          ))}
          {ways.map((one) => (
            <Item key={one} value={`way ${one}`} onSelect={() => enter(one)}>
              {NAMES[one]}
              <span className="ms-auto min-w-0 truncate ps-4 text-muted text-sm">
                {summaryOf(one, state, people)}
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-subtle rtl:-scale-x-100" />
            </Item>
          ))}
          {isPeriod
            ? [null, ...USUAL_RANGES].map((range) => (
                <Item
                  key={range}
                  value={range ?? "any"}
                  isChosen={state[place] === range}
                  isOneOfMany
                  onSelect={() => setPeriod(place, range)}
                >
                  {range === null ? "Any time" : dateRangeLabel(range)}
                </Item>
              ))
            : null}
          {options !== null && typed !== "" && !isPeriod ? (
            <Cmdk.Empty className="px-2 py-4 text-center text-muted text-sm">
              Nothing matches “<bdi>{typed}</bdi>”.
            </Cmdk.Empty>
          ) : null}
        </Cmdk.List>
      </Cmdk>
      {/* Outside of the menu, which would take the arrow keys. */}
      {isPeriod ? <DateRange value={state[place]} onChoose={(range) => setPeriod(place, range)} /> : null}
    </>
  );
}

type Choice = { value: string; label: string; count: Count | null; isChosen: boolean };

function choicesOf(
  facet: Facet,
  options: FilterOptions | null,
  state: ListState,
  people: Person[],
): Choice[] {
  if (options === null) return [];
  const chosen = chosenOf(state, facet);
  const offered = facet === "assignee" ? peopleOf(options.assignee, people) : options[facet];
  return offered.map(({ value, count }) => ({
    value,
    count,
    label: valueLabel(facet, value, people),
    isChosen: chosen.includes(value),
  }));
}

// Everybody of the organisation, with a count where somebody is asked.
function peopleOf(counted: FilterOption[], people: Person[]): FilterOption[] {
  const countOf = (value: string) => counted.find((one) => one.value === value)?.count ?? null;
  const named = people.map(({ userId }) => ({ value: userId, count: countOf(userId) }));
  return [{ value: "me", count: null }, { value: "nobody", count: countOf("nobody") }, ...named];
}

function summaryOf(one: Facet | Period, state: ListState, people: Person[]): string {
  if (one === "received" || one === "completed") return state[one] === null ? "" : dateRangeLabel(state[one]);
  return chosenOf(state, one)
    .map((value) => valueLabel(one, value, people))
    .join(", ");
}

function isMeant(label: string, typed: string): boolean {
  return folded(label).includes(folded(typed.trim()));
}

type ChoicesProps = { heading: string | null; choices: Choice[]; onToggle: (value: string) => void };

function Choices({ heading, choices, onToggle }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <Cmdk.Group
      {...(heading !== null && { heading })}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {choices.map(({ value, label, count, isChosen }) => (
        <Item
          key={value}
          value={`${heading ?? ""} ${value}`}
          isChosen={isChosen}
          onSelect={() => onToggle(value)}
        >
          <bdi className="min-w-0 truncate">{label}</bdi>
          {count === null ? null : (
            <span className="ms-auto ps-3 text-muted text-sm tabular-nums">
              <span aria-hidden>{shortCountLabel(count)}</span>
              <span className="sr-only">
                {countLabel(count)} {count.value === 1 ? "interview" : "interviews"}
              </span>
            </span>
          )}
        </Item>
      ))}
    </Cmdk.Group>
  );
}

type ItemProps = {
  value: string;
  /** Left out for a way on, which cannot be chosen. */
  isChosen?: boolean;
  /** Choosing it takes the place of another. */
  isOneOfMany?: boolean;
  onSelect: () => void;
  children: ReactNode;
};

function Item({ value, isChosen, isOneOfMany = false, onSelect, children }: ItemProps) {
  return (
    <Cmdk.Item
      value={value}
      onSelect={onSelect}
      {...(isChosen !== undefined && { "aria-checked": isChosen })}
      className="flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-surface-selected touch:min-h-11"
    >
      {isChosen === undefined ? null : <Mark isChosen={isChosen} isBox={!isOneOfMany} />}
      {children}
    </Cmdk.Item>
  );
}

function Mark({ isChosen, isBox }: { isChosen: boolean; isBox: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-4 shrink-0 place-items-center rounded-sm",
        isBox ? "border border-control" : "text-accent-text",
        isBox && isChosen && "border-accent bg-accent text-accent-fg",
      )}
    >
      {isChosen ? <Check className={isBox ? "size-3" : "size-4"} /> : null}
    </span>
  );
}
