"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "@/components/browser/use-hotkey";
import type { PlaybackStore } from "@/components/playback/playback-store";
import { playerActions } from "./player-keys";

/** Lets keys command the player, except while somebody types or a layer is open. */
export function usePlayerKeys(store: PlaybackStore, downloadUrl: string | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const act = playerActions(store, downloadUrl).get(event.key.toLowerCase());
    if (!act || isTyping(event.target) || (event.key === " " && isPressable(event.target))) return;
    // Arrows move among the choices of a row.
    if (event.key.startsWith("Arrow") && isRadio(event.target)) return;
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
  return (
    target instanceof Element &&
    target.closest("button, a[href], summary, [role='tab'], [type='radio']") !== null
  );
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "radio";
}
