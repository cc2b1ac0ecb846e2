"use client";

import type { toast as Sonner } from "sonner";
import { loadedOnce } from "./loaded-once";

const toasts = loadedOnce(() => import("sonner"));

/** What was to be said before anything could show it. */
const waiting: (() => void)[] = [];
let isShown = false;

/** Begins to load what shows toasts. */
export const loadToasts = toasts.start;

/** What shows toasts; null until it is loaded. */
export const useToasts = toasts.useLoaded;

/** Says what has waited, once there is a place for it. */
export function sayWhatWaited(): void {
  isShown = true;
  for (const say of waiting.splice(0)) say();
}

type Options = Parameters<typeof Sonner>[1];

/** Says something in a corner of the page. */
export function toast(message: string, options?: Options): void {
  whenShown((sonner) => sonner(message, options));
}

toast.success = (message: string, options?: Options): void => {
  whenShown((sonner) => sonner.success(message, options));
};

toast.error = (message: string, options?: Options): void => {
  whenShown((sonner) => sonner.error(message, options));
};

function whenShown(say: (sonner: typeof Sonner) => void): void {
  const sayIt = () => {
    const loaded = toasts.current();
    if (loaded) say(loaded.toast);
  };
  if (isShown) sayIt();
  else waiting.push(sayIt);
  loadToasts();
}
