import { useSyncExternalStore } from "react";

/** A module that comes after the page. Asked for again after a failure, it is tried again. */
export function loadedOnce<T>(load: () => Promise<T>) {
  let loaded: T | null = null;
  let loading: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    /** False when it could not be loaded. */
    async start(): Promise<boolean> {
      loading ??= load().then(
        (module) => {
          loaded = module;
          for (const tell of listeners) tell();
          return true;
        },
        () => {
          loading = null;
          return false;
        },
      );
      return loading;
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
