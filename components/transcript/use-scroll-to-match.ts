"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import type { Match } from "@/lib/transcript/search-turns";
import { turnTextElement } from "./turn-element";
import type { TurnListHandle } from "./turn-list";

/** A long list brings a far turn into the page in a few frames; after so many it will not come. */
const MOST_FRAMES = 30;

/** Brings the match that the reader is at into view: first its turn, then the place in it. */
export function useScrollToMatch(
  match: Match | null,
  container: RefObject<HTMLElement | null>,
  list: RefObject<TurnListHandle | null>,
  leaveFollowing: () => void,
): void {
  const begin = useEffectEvent((turnIndex: number) => {
    leaveFollowing();
    const isThere = turnTextElement(container.current, turnIndex) !== null;
    if (!isThere) list.current?.scrollTo(turnIndex);
  });
  useEffect(() => {
    if (!match) return;
    begin(match.turnIndex);
    let frame = 0;
    let frames = 0;
    const look = () => {
      const mark = turnTextElement(container.current, match.turnIndex)?.querySelector("mark[data-current]");
      if (mark) mark.scrollIntoView({ block: "center" });
      else if (frames < MOST_FRAMES) {
        frames += 1;
        frame = requestAnimationFrame(look);
      }
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [match, container]);
}
