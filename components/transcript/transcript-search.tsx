"use client";

import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { TranscriptSearch } from "./use-transcript-search";

type SearchBarProps = {
  search: TranscriptSearch;
  field: RefObject<HTMLInputElement | null>;
  onClose: () => void;
};

/** The box that finds words in the transcript. Enter goes to the next match, Shift+Enter back, Escape closes. */
export function SearchBar({ search, field, onClose }: SearchBarProps) {
  const { query, matches, position, isAskedFor } = search;
  useEffect(() => {
    if (isAskedFor) field.current?.focus();
  }, [field, isAskedFor]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      search.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
  };
  const hasNone = matches.length === 0;
  return (
    <search className="flex items-center gap-1 border-t px-3 py-1.5 print:hidden">
      <div className="relative min-w-0 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-subtle"
        />
        <Input
          ref={field}
          dir="auto"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          aria-label="Find in the transcript"
          placeholder="Find in the transcript"
          maxLength={200}
          value={query}
          onChange={(event) => search.setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="ps-8 pe-20"
        />
        <p
          role="status"
          className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 text-sm text-subtle tabular-nums"
        >
          {query.trim() === "" ? "" : hasNone ? "No match" : `${position + 1} of ${matches.length}`}
        </p>
      </div>
      <IconButton
        label="Previous match"
        shortcut="Shift Enter"
        disabled={hasNone}
        onClick={() => search.step(-1)}
        className="touch:size-11"
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        label="Next match"
        shortcut="Enter"
        disabled={hasNone}
        onClick={() => search.step(1)}
        className="touch:size-11"
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label="Close search" shortcut="Esc" onClick={onClose} className="touch:size-11">
        <X aria-hidden />
      </IconButton>
    </search>
  );
}
