"use client";

import { Search, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useHotkey } from "@/components/browser/use-hotkey";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";

const TYPING_PAUSE_MS = 250;

type ListSearchProps = {
  /** What the address says. */
  query: string;
  isPending: boolean;
  label: string;
  placeholder: string;
  onSearch: (query: string) => void;
  /** The rest of the list's state as hidden fields, for a browser without script. */
  children?: ReactNode;
};

/** Searches while one types; `/` comes here from anywhere on the page, Escape empties it. */
export function ListSearch({ query, isPending, label, placeholder, onSearch, children }: ListSearchProps) {
  // What is being typed; null once it is what the address says.
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = draft ?? query;

  useHotkey("/", () => input.current?.focus());
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== query) onSearch(text);
  };
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), TYPING_PAUSE_MS);
  };
  const clear = () => {
    setDraft(null);
    search("");
    input.current?.focus();
  };

  return (
    <search className="w-full sm:w-72">
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(shown);
        }}
      >
        <span aria-hidden className="absolute inset-y-0 start-0 grid w-9 place-items-center text-subtle">
          {isPending && draft !== null ? <Spinner /> : <Search className="size-4" />}
        </span>
        <Input
          ref={input}
          type="search"
          name="q"
          aria-label={label}
          aria-keyshortcuts="/"
          placeholder={placeholder}
          autoComplete="off"
          maxLength={200}
          value={shown}
          onChange={(event) => type(event.target.value)}
          onBlur={() => {
            search(shown);
            setDraft(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && shown !== "") clear();
          }}
          className="ps-9 pe-10 [&::-webkit-search-cancel-button]:hidden"
        />
        {children}
        {shown === "" ? (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-2 grid place-items-center touch:hidden"
          >
            <Kbd>/</Kbd>
          </span>
        ) : (
          <button
            type="button"
            aria-label="Clear search"
            onClick={clear}
            className="absolute inset-y-0 end-0 grid w-10 place-items-center rounded-md text-muted hover:text-text"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </form>
    </search>
  );
}
