"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { type Match, searchTurns } from "@/lib/transcript/search-turns";
import type { Transcript } from "@/lib/transcript/types";

export type TranscriptSearch = {
  isOpen: boolean;
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

const NOTHING: readonly Match[] = [];

/** The search box's state. Only turns of `turnIndexes` are searched. */
export function useTranscriptSearch(
  transcript: Transcript,
  turnIndexes: readonly number[],
): TranscriptSearch {
  const [isOpen, setIsOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [step, setStep] = useState(0);
  const wanted = useDeferredValue(isOpen ? query : "");
  const matches = useMemo(() => {
    if (wanted.trim() === "") return NOTHING;
    const shown = new Set(turnIndexes);
    return searchTurns(transcript, wanted).filter(({ turnIndex }) => shown.has(turnIndex));
  }, [transcript, wanted, turnIndexes]);
  const byTurn = useMemo(() => groupByTurn(matches), [matches]);
  const position = matches.length === 0 ? -1 : ((step % matches.length) + matches.length) % matches.length;
  return {
    isOpen,
    query,
    matches,
    current: matches[position] ?? null,
    position,
    matchesOf: (turnIndex) => byTurn.get(turnIndex),
    open: () => setIsOpen(true),
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
