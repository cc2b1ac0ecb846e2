"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { TurnListHandle } from "@/components/review/turn-list";

const SCROLL_KEYS = new Set(["PageUp", "PageDown", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Keeps the spoken turn in view until the reader scrolls; `resume` goes back to it and follows again. */
export function useFollow(active: number, list: RefObject<TurnListHandle | null>) {
  const [isFollowing, setIsFollowing] = useState(true);
  const scrollToActive = useEffectEvent((index: number) => {
    if (isFollowing) list.current?.scrollTo(index);
  });

  useEffect(() => {
    if (active >= 0) scrollToActive(active);
  }, [active]);

  useEffect(() => {
    // What a person does to scroll; the page's own scrolling raises none of these.
    const leave = () => setIsFollowing(false);
    const onKey = (event: KeyboardEvent) => SCROLL_KEYS.has(event.key) && leave();
    window.addEventListener("wheel", leave, { passive: true });
    window.addEventListener("touchmove", leave, { passive: true });
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("wheel", leave);
      window.removeEventListener("touchmove", leave);
      window.removeEventListener("keydown", onKey);
    };
  }, []);

  const resume = () => {
    setIsFollowing(true);
    if (active >= 0) list.current?.scrollTo(active);
  };
  return { isFollowing, resume };
}
