"use client";

import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { TurnListHandle } from "./turn-list";

const SCROLL_KEYS = new Set(["PageUp", "PageDown", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Keeps the spoken turn in view until the reader scrolls or `leave`s; `resume` goes back and follows again. */
export function useFollow(active: number, list: RefObject<TurnListHandle | null>) {
  const [isFollowing, setIsFollowing] = useState(true);
  const scrollToActive = useEffectEvent((index: number) => {
    if (isFollowing) list.current?.scrollTo(index);
  });

  useEffect(() => {
    if (active >= 0) scrollToActive(active);
  }, [active]);

  const leave = useCallback(() => setIsFollowing(false), []);
  useEffect(() => {
    // What a person does to scroll; the page's own scrolling raises none of these.
    const onKey = (event: KeyboardEvent) => SCROLL_KEYS.has(event.key) && leave();
    window.addEventListener("wheel", leave, { passive: true });
    window.addEventListener("touchmove", leave, { passive: true });
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("wheel", leave);
      window.removeEventListener("touchmove", leave);
      window.removeEventListener("keydown", onKey);
    };
  }, [leave]);

  const latest = useRef(active);
  useEffect(() => {
    latest.current = active;
  }, [active]);
  const resume = useCallback(() => {
    setIsFollowing(true);
    if (latest.current >= 0) list.current?.scrollTo(latest.current);
  }, [list]);
  return { isFollowing, leave, resume };
}
