import { useSyncExternalStore } from "react";

/** Whether days are chosen with a mouse: with fingers, and without script, the system's own picker is the better one. */
export function useHasFinePointer(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => !window.matchMedia("(width < 40rem), (pointer: coarse)").matches,
    () => false,
  );
}
