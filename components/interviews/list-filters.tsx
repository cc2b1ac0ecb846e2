"use client";

import { ListFilter, X } from "lucide-react";
import { useId, useState } from "react";
import { DateFilter } from "@/components/interviews/date-filter";
import { FILTER_CLASS } from "@/components/interviews/filter-class";
import { ListLink } from "@/components/interviews/list-link";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { CHOSEN, type ChosenFilter, hasChoice, NO_CHOICE, withFilter } from "@/components/urls/list-url";
import type { Member } from "@/lib/data/people/members";
import { languageName } from "@/lib/format/language-name";
import { DECISION_LABELS, DECISION_OUTCOMES } from "@/lib/scorecards/decision-reasons";

export type FilterChoices = {
  roles: string[];
  languages: string[];
  tags: string[];
  people: Pick<Member, "userId" | "name">[];
};

const ANY = "";

/** What the list can be narrowed to, all of it together. Lists without a choice are left out; a phone has them behind a button. */
export function ListFilters({ roles, languages, tags, people }: FilterChoices) {
  const { state, go } = useListNavigation();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const chosen = CHOSEN.filter((name) => state[name] !== null).length;
  const set = (filter: Partial<ChosenFilter>) => go((current) => withFilter(current, filter));
  return (
    <>
      <Button
        size="sm"
        aria-expanded={isOpen}
        aria-controls={id}
        className="sm:hidden"
        onClick={() => setIsOpen(!isOpen)}
      >
        <ListFilter aria-hidden /> Filters{chosen > 0 ? ` (${chosen})` : ""}
      </Button>
      <div
        id={id}
        className={cn(
          "order-last grid w-full grid-cols-2 gap-2 sm:flex sm:flex-wrap lg:order-none lg:w-auto lg:flex-1",
          !isOpen && "max-sm:hidden",
        )}
      >
        <Names label="Role" value={state.role} names={roles} onChange={(role) => set({ role })} />
        <Names
          label="Language"
          value={state.language}
          names={languages}
          nameOf={languageName}
          onChange={(language) => set({ language })}
        />
        <Names label="Tag" value={state.tag} names={tags} onChange={(tag) => set({ tag })} />
        <DateFilter label="Received" value={state.received} onChange={(received) => set({ received })} />
        <DateFilter label="Completed" value={state.completed} onChange={(completed) => set({ completed })} />
        <Filter
          label="Decision"
          value={state.decision}
          onChange={(decision) => set({ decision: decision as ChosenFilter["decision"] })}
        >
          <option value="none">Not decided</option>
          {DECISION_OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {DECISION_LABELS[outcome].done}
            </option>
          ))}
        </Filter>
        <Filter label="Reviewer" value={state.assignee} onChange={(assignee) => set({ assignee })}>
          <option value="me">Me</option>
          <option value="nobody">No one yet</option>
          <optgroup label="People">
            {people.map(({ userId, name }) => (
              <option key={userId} value={userId}>
                {name}
              </option>
            ))}
          </optgroup>
        </Filter>
        {hasChoice(state) ? (
          <ListLink
            to={withFilter(state, NO_CHOICE)}
            aria-label="Clear filters"
            className={buttonClass({ variant: "ghost", size: "sm" })}
          >
            <X aria-hidden /> Clear
          </ListLink>
        ) : null}
      </div>
    </>
  );
}

type NamesProps = {
  label: string;
  value: string | null;
  names: string[];
  nameOf?: (name: string) => string;
  onChange: (value: string | null) => void;
};

function Names({ label, value, names, nameOf = String, onChange }: NamesProps) {
  // One that the address names and no interview has any more is still said.
  const named = value !== null && !names.includes(value) ? [value, ...names] : names;
  if (named.length === 0) return null;
  return (
    <Filter label={label} value={value} onChange={onChange}>
      {named.map((name) => (
        <option key={name} value={name}>
          {nameOf(name)}
        </option>
      ))}
    </Filter>
  );
}

type FilterProps = {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  children: React.ReactNode;
};

function Filter({ label, value, onChange, children }: FilterProps) {
  return (
    <Select
      aria-label={label}
      value={value ?? ANY}
      onChange={(event) => onChange(event.target.value === ANY ? null : event.target.value)}
      className={cn(FILTER_CLASS.base, value !== null && FILTER_CLASS.chosen)}
    >
      <option value={ANY}>{label}</option>
      {children}
    </Select>
  );
}
