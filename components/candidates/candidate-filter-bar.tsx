"use client";

import { X } from "lucide-react";
import { CandidateListLink, useCandidateList } from "@/components/candidates/candidate-list-navigation";
import { ListSearch } from "@/components/data-table/list-search";
import { buttonClass } from "@/components/ui/button-class";
import { Select } from "@/components/ui/select";
import { EMPTY_STATE, isFiltered, sortParam } from "@/components/urls/candidate-url";
import type { CandidateFilters } from "@/lib/data/candidates/candidate-filters";
import type { CandidateSort } from "@/lib/data/candidates/candidates";

type Choice = { value: string; label: string };

const ORDERS: (Choice & { sort: CandidateSort; direction: "asc" | "desc" })[] = [
  { value: "-latest", label: "Last invited", sort: "latest", direction: "desc" },
  { value: "latest", label: "First invited", sort: "latest", direction: "asc" },
  { value: "name", label: "Name A–Z", sort: "name", direction: "asc" },
  { value: "-name", label: "Name Z–A", sort: "name", direction: "desc" },
  { value: "-interviews", label: "Most interviews", sort: "interviews", direction: "desc" },
  { value: "interviews", label: "Fewest interviews", sort: "interviews", direction: "asc" },
];

/** Search and filters; on a phone the order, too. Filters that nobody could use are left out. */
export function CandidateFilterBar({
  filters,
  onlyByName,
}: {
  filters: CandidateFilters;
  onlyByName: boolean;
}) {
  const { state, isPending, go } = useCandidateList();
  const owners = filters.owners.map(({ userId, name }) => ({ value: userId, label: name }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ListSearch
        query={state.query}
        isPending={isPending}
        label="Search candidates by name, email or reference"
        placeholder="Search name, email, reference"
        onSearch={(text) => go({ query: text.trim() }, "replace")}
      >
        <input type="hidden" name="sort" value={sortParam(state)} />
      </ListSearch>
      <Filter
        label="Role"
        all="Any role"
        choices={filters.roleNames.map(same)}
        value={state.roleName}
        onChoose={(roleName) => go({ roleName })}
      />
      <Filter
        label="Tag"
        all="Any tag"
        choices={filters.tags.map(same)}
        value={state.tag}
        onChoose={(tag) => go({ tag })}
      />
      <Filter
        label="Owner"
        all="Any owner"
        choices={owners.length > 0 ? [...owners, { value: "none", label: "No owner" }] : []}
        value={state.owner}
        onChoose={(owner) => go({ owner })}
      />
      <div className="min-w-0 flex-1 basis-32 sm:hidden">
        <Select
          aria-label="Order"
          value={sortParam(state)}
          onChange={(event) => {
            const order = ORDERS.find(({ value }) => value === event.target.value);
            if (order) go({ sort: order.sort, direction: order.direction });
          }}
        >
          {ORDERS.filter(({ sort }) => !onlyByName || sort === "name").map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      {isFiltered(state) ? (
        <CandidateListLink
          to={{ ...EMPTY_STATE, sort: state.sort, direction: state.direction }}
          className={buttonClass({ variant: "ghost" })}
        >
          <X aria-hidden /> Clear
        </CandidateListLink>
      ) : null}
    </div>
  );
}

type FilterProps = {
  label: string;
  all: string;
  choices: Choice[];
  value: string | null;
  onChoose: (value: string | null) => void;
};

function Filter({ label, all, choices, value, onChoose }: FilterProps) {
  // An old link may name what nobody has any more: it must be seen to be taken off.
  const isGone = value !== null && !choices.some((choice) => choice.value === value);
  if (choices.length === 0 && !isGone) return null;
  return (
    <div className="min-w-0 flex-1 basis-32 sm:max-w-44">
      <Select
        aria-label={label}
        value={value ?? ""}
        onChange={(event) => onChoose(event.target.value || null)}
        className="truncate"
      >
        <option value="">{all}</option>
        {isGone ? <option value={value}>{label === "Owner" ? "Someone else" : value}</option> : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </div>
  );
}

function same(text: string): Choice {
  return { value: text, label: text };
}
