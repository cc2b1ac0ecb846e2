"use client";

import { ArrowDownUp } from "lucide-react";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { sortParam, withOrder } from "@/components/urls/list-url";
import type { InterviewSort } from "@/lib/data/interview-list/interview-list";

type Choice = { label: string; sort: InterviewSort; direction: "asc" | "desc" };

const CHOICES: Choice[] = [
  { label: "Newest first", sort: "createdAt", direction: "desc" },
  { label: "Oldest first", sort: "createdAt", direction: "asc" },
  { label: "Last completed", sort: "completedAt", direction: "desc" },
  { label: "First completed", sort: "completedAt", direction: "asc" },
  { label: "Candidate A–Z", sort: "candidate", direction: "asc" },
  { label: "Candidate Z–A", sort: "candidate", direction: "desc" },
  { label: "Role A–Z", sort: "role", direction: "asc" },
  { label: "Role Z–A", sort: "role", direction: "desc" },
  { label: "Status", sort: "status", direction: "asc" },
  { label: "Status, reversed", sort: "status", direction: "desc" },
  { label: "Language", sort: "language", direction: "asc" },
  { label: "Language, reversed", sort: "language", direction: "desc" },
  { label: "Longest first", sort: "duration", direction: "desc" },
  { label: "Shortest first", sort: "duration", direction: "asc" },
];

/** The order, where there is no room for column headers. */
export function SortSelect() {
  const { state, go } = useListNavigation();
  return (
    <label className="relative shrink-0 sm:hidden">
      <span className="sr-only">Order</span>
      <ArrowDownUp aria-hidden className="pointer-events-none absolute inset-0 m-auto size-4 text-muted" />
      <select
        value={sortParam(state)}
        onChange={(event) => {
          const choice = CHOICES.find((candidate) => sortParam(candidate) === event.target.value);
          if (choice) go((current) => withOrder(current, choice));
        }}
        // Only the icon shows; the system's own list opens from it.
        className="size-11 appearance-none rounded-md border border-control bg-surface text-lg text-transparent shadow-xs [&>option]:text-text"
      >
        {CHOICES.map((choice) => (
          <option key={sortParam(choice)} value={sortParam(choice)}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
