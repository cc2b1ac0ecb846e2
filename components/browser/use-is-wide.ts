import { useSyncExternalStore } from "react";

/** Where the page has two columns; Tailwind's `lg`. */
const WIDE = "(width >= 64rem)";

/** Whether the window has room for two columns. The server takes it to. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
