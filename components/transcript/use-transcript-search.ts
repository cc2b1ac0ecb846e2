"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { nearestMatch } from "@/components/player/match-moment";
import { type Match, searchTurns } from "@/lib/transcript/search-turns";
import type { Transcript } from "@/lib/transcript/types";

export type TranscriptSearch = {
  isOpen: boolean;
  /** Whether a person opened it here: it then takes the focus. */
  isAskedFor: boolean;
  query: string;
  matches: readonly Match[];
  /** The match that the reader is at, or null when there is none. */
  current: Match | null;
  /** 0 for the first; -1 when there is none. */
  position: number;
  matchesOf: (turnIndex: number) => readonly Match[] | undefined;
  open: () => void;
  close: () => void;
  setQuery: (query: string) => void;
  step: (by: 1 | -1) => void;
};

/** What to look for from the start, from a link; "" is nothing. It begins at the match that was said nearest to `atMs`. */
export type SearchStart = { query: string; atMs: number | null };

const NOTHING: readonly Match[] = [];

/** The search box's state. Only turns of `turnIndexes` are searched. It begins open where there is something in `initial`. */
export function useTranscriptSearch(
  transcript: Transcript,
  turnIndexes: readonly number[],
  initial: SearchStart,
): TranscriptSearch {
  const [isOpen, setIsOpen] = useState(initial.query !== "");
  const [query, setQuery] = useState(initial.query);
  // Null until somebody steps or types.
  const [step, setStep] = useState<number | null>(initial.query === "" ? 0 : null);
  const [isAskedFor, setIsAskedFor] = useState(false);
  const wanted = useDeferredValue(isOpen ? query : "");
  const matches = useMemo(() => {
    if (wanted.trim() === "") return NOTHING;
    const shown = new Set(turnIndexes);
    return searchTurns(transcript, wanted).filter(({ turnIndex }) => shown.has(turnIndex));
  }, [transcript, wanted, turnIndexes]);
  const byTurn = useMemo(() => groupByTurn(matches), [matches]);
  const { turns } = transcript;
  const position = useMemo(() => {
    const { length } = matches;
    if (length === 0) return -1;
    return step === null ? nearestMatch(turns, matches, initial.atMs) : ((step % length) + length) % length;
  }, [turns, matches, step, initial.atMs]);
  return {
    isOpen,
    query,
    matches,
    current: matches[position] ?? null,
    position,
    matchesOf: (turnIndex) => byTurn.get(turnIndex),
    isAskedFor,
    open: () => {
      setIsOpen(true);
      setIsAskedFor(true);
    },
    close: () => setIsOpen(false),
    setQuery: (next) => {
      setQuery(next);
      setStep(0);
    },
    step: (by) => setStep(position + by),
  };
}

function groupByTurn(matches: readonly Match[]): Map<number, Match[]> {
  const byTurn = new Map<number, Match[]>();
  for (const match of matches) {
    const own = byTurn.get(match.turnIndex);
    if (own) own.push(match);
    else byTurn.set(match.turnIndex, [match]);
  }
  return byTurn;
}
