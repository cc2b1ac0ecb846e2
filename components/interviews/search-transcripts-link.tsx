"use client";

import { TextSearch } from "lucide-react";
import { useListNavigation } from "@/components/interviews/list-navigation";
import { Link } from "@/components/ui/link";
import { searchHref } from "@/components/urls/search-href";

/** From a search for a candidate to one in what was said. Only while there is something to look for. */
export function SearchTranscriptsLink({ tenantSlug }: { tenantSlug: string }) {
  const { query } = useListNavigation().state;
  if (query === "") return null;
  return (
    <p className="text-sm">
      <Link
        href={searchHref(tenantSlug, query)}
        className="inline-flex max-w-full items-center gap-1.5 rounded-sm text-accent-text hover:underline touch:py-2"
      >
        <TextSearch aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          Search in transcripts for <bdi>“{query}”</bdi>
        </span>
      </Link>
    </p>
  );
}
