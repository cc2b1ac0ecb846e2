"use client";

import { useListNavigation } from "@/components/interviews/list-navigation";
import { type ListState, withFilter } from "@/components/interviews/list-url";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import type { Member } from "@/lib/data/members";
import { DECISION_LABELS, DECISION_OUTCOMES } from "@/lib/scorecards/decision-reasons";

export type FilterChoices = { roles: string[]; people: Pick<Member, "userId" | "name">[] };

const ANY = "";

/** Filters by role, by decision, and by who is asked to review. */
export function JudgingFilters({ roles, people }: FilterChoices) {
  const { state, go } = useListNavigation();
  const set = (filter: Parameters<typeof withFilter>[1]) => go((current) => withFilter(current, filter));
  // One that the address names and nobody has any more is still said.
  const named = state.role !== null && !roles.includes(state.role) ? [state.role, ...roles] : roles;
  return (
    <div className="grid grid-cols-3 gap-2 sm:flex sm:flex-wrap">
      {named.length > 0 ? (
        <Filter label="Role" value={state.role} onChange={(role) => set({ role })}>
          <option value={ANY}>Role</option>
          {named.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </Filter>
      ) : null}
      <Filter
        label="Decision"
        value={state.decision}
        onChange={(decision) => set({ decision: decision as ListState["decision"] })}
      >
        <option value={ANY}>Decision</option>
        <option value="none">Not decided</option>
        {DECISION_OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {DECISION_LABELS[outcome].done}
          </option>
        ))}
      </Filter>
      <Filter label="Reviewer" value={state.assignee} onChange={(assignee) => set({ assignee })}>
        <option value={ANY}>Reviewer</option>
        <option value="me">Me</option>
        <option value="nobody">Nobody yet</option>
        <optgroup label="People">
          {people.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </optgroup>
      </Filter>
    </div>
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
      className={cn(
        "h-8 truncate py-0 ps-2.5 pe-8 text-sm sm:max-w-52 touch:h-10 max-sm:ps-2 max-sm:pe-7",
        value !== null && "border-accent bg-accent-soft font-medium",
      )}
    >
      {children}
    </Select>
  );
}
