"use client";

import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "@/components/browser/stored-json";

/** How this device tells of an interview that has ended. Kept on the device: each has its own permission and loudness. */
export type DeviceAlerts = { desktop: boolean; sound: boolean };

const KEY = "debrief.alerts";
const OFF: DeviceAlerts = { desktop: false, sound: false };

const listeners = new Set<() => void>();
let current: DeviceAlerts | null = null;

/** What was chosen on this device, by whichever tab; nothing as long as the page is not alive yet. */
export function useDeviceAlerts(): DeviceAlerts {
  return useSyncExternalStore(subscribe, read, () => OFF);
}

/** Keeps the choice and tells every tab. */
export function setDeviceAlerts(alerts: DeviceAlerts): void {
  writeStored(KEY, alerts);
  current = alerts;
  for (const tell of listeners) tell();
}

function read(): DeviceAlerts {
  if (current) return current;
  const stored = readStored(KEY);
  const chosen = typeof stored === "object" && stored !== null ? (stored as Partial<DeviceAlerts>) : OFF;
  current = { desktop: chosen.desktop === true, sound: chosen.sound === true };
  return current;
}

function subscribe(tell: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== KEY && key !== null) return;
    current = null;
    tell();
  };
  listeners.add(tell);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(tell);
    window.removeEventListener("storage", onStorage);
  };
}
