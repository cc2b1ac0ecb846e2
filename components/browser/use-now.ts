"use client";

import { useSyncExternalStore } from "react";
import { useServerClock } from "./clock";

const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

function tick() {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function snapshot() {
  // One moment for all readers of a render; a stale one, from before the last tick, is renewed.
  if (Date.now() - nowMs >= TICK_MS) nowMs = Date.now();
  return nowMs;
}

/** The present moment, renewed every half minute; on the server and while the page hydrates, the server's. */
export function useNow(): number {
  const { nowMs: writtenAtMs } = useServerClock();
  return useSyncExternalStore(subscribe, snapshot, () => writtenAtMs);
}
