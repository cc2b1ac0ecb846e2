"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { usePlayback } from "@/components/playback/playback";
import { cn } from "@/components/ui/cn";
import type { Match } from "@/lib/transcript/search-turns";
import type { Turn } from "@/lib/transcript/types";
import { matchMoment } from "./match-moment";

type Found = { timesMs: readonly number[]; currentMs: number | null };

const NOTHING: Found = { timesMs: [], currentMs: null };
/** More places than this cannot be told apart on the line. */
const PLACES = 400;

const FoundContext = createContext<Found>(NOTHING);
const ShowContext = createContext<(found: Found) => void>(() => {});

/** Lets what the transcript's search finds be seen on the time line. Both stand inside. */
export function SearchMarksProvider({ children }: { children: ReactNode }) {
  const [found, setFound] = useState(NOTHING);
  return (
    <ShowContext value={setFound}>
      <FoundContext value={found}>{children}</FoundContext>
    </ShowContext>
  );
}

/** Marks the matches on the time line while they are there; those in turns without times have no place. */
export function useSearchMarks(
  turns: readonly Turn[],
  matches: readonly Match[],
  current: Match | null,
): void {
  const show = useContext(ShowContext);
  useEffect(() => {
    if (matches.length === 0) return;
    show({
      timesMs: matches.flatMap((match) => matchMoment(turns, match) ?? []),
      currentMs: current && matchMoment(turns, current),
    });
    return () => show(NOTHING);
  }, [show, turns, matches, current]);
}

/** The matches as lines on the time line. The transcript says the same in words. */
export function SearchMarks() {
  const { timesMs, currentMs } = useContext(FoundContext);
  const durationMs = usePlayback((state) => state.durationMs);
  if (!durationMs || timesMs.length === 0) return null;
  const placeOf = (timeMs: number) => Math.round(Math.min(1, timeMs / durationMs) * PLACES);
  const places = [...new Set(timesMs.map(placeOf))];
  return (
    <div aria-hidden data-testid="search-marks" className="pointer-events-none absolute inset-0">
      {places.map((place) => (
        <Line key={place} at={place / PLACES} isCurrent={false} />
      ))}
      {currentMs === null ? null : <Line at={Math.min(1, currentMs / durationMs)} isCurrent />}
    </div>
  );
}

function Line({ at, isCurrent }: { at: number; isCurrent: boolean }) {
  return (
    <div
      data-current={isCurrent || undefined}
      className={cn(
        "absolute top-0 -translate-x-1/2 rounded-full",
        isCurrent ? "h-4 w-1 bg-accent" : "h-2.5 w-0.5 bg-warning",
      )}
      style={{ left: `${at * 100}%` }}
    />
  );
}
