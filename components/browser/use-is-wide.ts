import { useSyncExternalStore } from "react";

/** Where an interview's page has two columns; `--breakpoint-review` in app/globals.css. */
const WIDE = "(width >= 75rem)";

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
