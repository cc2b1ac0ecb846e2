"use client";

import { useEffect, useState } from "react";
import type { FoundByName } from "@/lib/data/interview-list/find-by-name";

const TYPING_PAUSE_MS = 150;

export type Finding = { state: "idle" | "looking" | "found" | "failed"; found: FoundByName[] };

const NOTHING: Finding = { state: "idle", found: [] };

/** Candidates and interviews for the words typed; what was found before stays until there is something newer. */
export function useFound(tenantSlug: string, typed: string): Finding {
  const query = typed.trim();
  const [latest, setLatest] = useState<Finding & { query: string }>({ ...NOTHING, query: "" });
  useEffect(() => {
    if (query === "") return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      find(tenantSlug, query, leaving.signal).then(
        (found) => setLatest({ state: "found", found, query }),
        () => {
          if (!leaving.signal.aborted) setLatest({ state: "failed", found: [], query });
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [tenantSlug, query]);
  if (query === "") return NOTHING;
  return latest.query === query ? latest : { state: "looking", found: latest.found };
}

async function find(tenantSlug: string, query: string, signal: AbortSignal): Promise<FoundByName[]> {
  const address = `/api/t/${encodeURIComponent(tenantSlug)}/find?q=${encodeURIComponent(query)}`;
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`Finding by name was answered with ${response.status}.`);
  const { found } = (await response.json()) as { found: FoundByName[] };
  return found;
}
