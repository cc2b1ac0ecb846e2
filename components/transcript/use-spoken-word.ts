"use client";

import { type RefObject, useEffect } from "react";
import { usePlaybackStore } from "@/components/playback/playback";
import { activeWordIndex } from "@/lib/transcript/active-segment";
import type { Turn } from "@/lib/transcript/types";
import { placedWords } from "@/lib/transcript/word-offsets";
import { rangeWithin } from "./text-offsets";
import { turnTextElement } from "./turn-element";

const NAME = "spoken-word";

/**
 * Marks the word being spoken with a CSS highlight: nothing is rendered and no node is touched, so that a selection
 * in the turn survives. Browsers without highlights show the turn only.
 */
export function useSpokenWord(
  container: RefObject<HTMLElement | null>,
  turns: readonly Turn[],
  active: number,
): void {
  const store = usePlaybackStore();
  useEffect(() => {
    const turn = turns[active];
    const words = turn ? placedWords(turn) : [];
    if (words.length === 0 || !("highlights" in CSS)) return;
    let marked = -1;
    const mark = () => {
      const index = activeWordIndex(words, store.state().timeMs);
      if (index === marked) return;
      const element = turnTextElement(container.current, active);
      // In a long list the turn may not stand in the page yet.
      if (element) marked = index;
      const word = words[index];
      const range = word && element && rangeWithin(element, word.start, word.end);
      if (range) CSS.highlights.set(NAME, new Highlight(range));
      else CSS.highlights.delete(NAME);
    };
    mark();
    const stop = store.subscribe(mark);
    return () => {
      stop();
      CSS.highlights.delete(NAME);
    };
  }, [container, store, turns, active]);
}
