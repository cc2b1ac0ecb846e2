"use client";

import { useEffect, useEffectEvent } from "react";

const FIELDS_AND_LAYERS =
  "input:not([type='range'], [type='radio']), textarea, select, [contenteditable='true'], [role='dialog'], [role='alertdialog'], [role='menu']";

/** Whether a key pressed here is text for a field, or belongs to an open layer, and so is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS_AND_LAYERS) !== null;
}

/** Runs `act` when `key` is pressed alone, anywhere but in a field or an open layer; not while it `isOff`. */
export function useHotkey(key: string, act: () => void, { isOff = false } = {}): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (
      isOff ||
      event.key !== key ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented
    )
      return;
    if (isTyping(event.target)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
