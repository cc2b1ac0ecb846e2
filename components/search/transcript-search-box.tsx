"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useHotkey } from "@/components/browser/use-hotkey";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { searchHref } from "@/components/urls/search-href";

type TranscriptSearchBoxProps = { tenantSlug: string; query: string };

/** Where one writes what to look for in all transcripts. Works as a plain form, too. */
export function TranscriptSearchBox({ tenantSlug, query }: TranscriptSearchBoxProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [text, setText] = useState(query);
  const input = useRef<HTMLInputElement>(null);
  useHotkey("/", () => input.current?.focus());
  return (
    <search>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          startTransition(() => router.push(searchHref(tenantSlug, text.trim())));
        }}
      >
        <div className="relative min-w-0 max-w-xl flex-1">
          <span aria-hidden className="absolute inset-y-0 start-0 grid w-9 place-items-center text-subtle">
            <Search className="size-4" />
          </span>
          <Input
            ref={input}
            type="search"
            name="q"
            dir="auto"
            aria-label="Search in transcripts"
            aria-keyshortcuts="/"
            placeholder="Words or a “phrase in quotation marks”"
            autoComplete="off"
            autoFocus={query === ""}
            enterKeyHint="search"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="ps-9"
          />
        </div>
        <Button type="submit" variant="primary" pending={isPending} className="touch:h-11">
          Search
        </Button>
      </form>
    </search>
  );
}
