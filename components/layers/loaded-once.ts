import { useSyncExternalStore } from "react";

/** A module that comes after the page. Asked for again after a failure, it is tried again. */
export function loadedOnce<T>(load: () => Promise<T>) {
  let loaded: T | null = null;
  let isLoading = false;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    start(): void {
      if (isLoading) return;
      isLoading = true;
      load().then(
        (module) => {
          loaded = module;
          for (const tell of listeners) tell();
        },
        () => {
          isLoading = false;
        },
      );
    },
    current: (): T | null => loaded,
    /** Null until it is there. */
    useLoaded: (): T | null =>
      useSyncExternalStore(
        subscribe,
        () => loaded,
        () => null,
      ),
  };
}
