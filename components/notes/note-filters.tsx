"use client";

import { Select } from "@/components/ui/select";
import { authorsOf, type NoteFilter, type NoteKind } from "./note-filter";
import type { NoteThread } from "./note-threads";

const KINDS: { kind: NoteKind; label: string }[] = [
  { kind: "all", label: "All notes" },
  { kind: "moment", label: "At a moment" },
  { kind: "general", label: "General" },
  { kind: "private", label: "Only visible to me" },
];

type NoteFiltersProps = {
  threads: readonly NoteThread[];
  shownCount: number;
  filter: NoteFilter;
  onChange: (filter: NoteFilter) => void;
};

/** Chooses among many notes. */
export function NoteFilters({ threads, shownCount, filter, onChange }: NoteFiltersProps) {
  const isFiltered = filter.authorId !== null || filter.kind !== "all";
  return (
    <fieldset className="grid grid-cols-2 gap-2 border-b py-3">
      <legend className="sr-only">Which notes</legend>
      <Select
        aria-label="Author"
        value={filter.authorId ?? ""}
        onChange={(event) => onChange({ ...filter, authorId: event.target.value || null })}
      >
        <option value="">Everyone</option>
        {authorsOf(threads).map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Topic"
        value={filter.kind}
        onChange={(event) => {
          const chosen = KINDS.find(({ kind }) => kind === event.target.value);
          if (chosen) onChange({ ...filter, kind: chosen.kind });
        }}
      >
        {KINDS.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Select>
      <p role="status" className={isFiltered ? "col-span-2 text-muted text-sm" : "sr-only"}>
        {isFiltered ? `${shownCount} of ${threads.length} threads` : ""}
      </p>
    </fieldset>
  );
}
