"use client";

import { useSyncExternalStore } from "react";

/** How much news the person has not seen, by tenant, for everything on the page that says so. */
const unread = new Map<string, number>();
const listeners = new Set<() => void>();

/** Tells the page a newer count. */
export function setUnreadCount(tenantSlug: string, count: number): void {
  unread.set(tenantSlug, count);
  for (const tell of listeners) tell();
}

/** The newest count, else what the page came with. */
export function useUnreadCount(tenantSlug: string, initial: number): number {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => unread.get(tenantSlug) ?? initial,
    () => initial,
  );
}
