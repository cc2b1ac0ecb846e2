"use client";

import { useEffect, useEffectEvent } from "react";
import type { PlaybackStore } from "@/components/review/playback-store";
import { isTyping } from "@/components/ui/use-hotkey";

export type PlayerKey = { keys: string[]; label: string; needsTurns?: true };

/** What the sheet of keys shows; `usePlayerKeys` is what they do. */
export const PLAYER_KEYS: PlayerKey[] = [
  { keys: ["Space", "K"], label: "Play or pause" },
  { keys: ["←", "→"], label: "Back or forward 5 seconds" },
  { keys: ["J", "L"], label: "Back or forward 15 seconds" },
  { keys: ["[", "]"], label: "Previous or next turn", needsTurns: true },
  { keys: ["<", ">"], label: "Slower or faster" },
  { keys: ["N"], label: "Write a note at this moment" },
  { keys: ["?"], label: "Show these keys" },
];

const SKIP_MS = 5_000;
const LONG_SKIP_MS = 15_000;

/** Lets keys command the player, except while somebody types or a layer is open. */
export function usePlayerKeys(store: PlaybackStore): void {
  const actions: Record<string, () => void> = {
    " ": () => store.toggle(),
    k: () => store.toggle(),
    ArrowLeft: () => store.skip(-SKIP_MS),
    ArrowRight: () => store.skip(SKIP_MS),
    j: () => store.skip(-LONG_SKIP_MS),
    l: () => store.skip(LONG_SKIP_MS),
    "[": () => store.stepCue(-1),
    "]": () => store.stepCue(1),
    "<": () => store.stepRate(-1),
    ">": () => store.stepRate(1),
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = actions[key];
    if (!act || isTyping(event.target) || (key === " " && isPressable(event.target))) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

// Space presses what has the focus; only elsewhere is it the player's.
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a[href], summary, [role='tab']") !== null;
}
