"use client";

import { createContext, type ReactNode, use, useEffect } from "react";
import { ZONE_COOKIE } from "@/lib/format/time-zone";
import { writeCookie } from "./write-cookie";

/** By which moment and zone the server wrote the page's times. */
export type Clock = { nowMs: number; timeZone: string };

const ClockContext = createContext<Clock>({ nowMs: 0, timeZone: "UTC" });

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Tells the page when and where it was written, so that no time changes as it hydrates, and the server where it is read. */
export function ClockProvider({ clock, children }: { clock: Clock; children: ReactNode }) {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === clock.timeZone) return;
    writeCookie(ZONE_COOKIE, zone, "/", YEAR_SECONDS);
  }, [clock.timeZone]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** The clock of the server's page. */
export function useServerClock(): Clock {
  return use(ClockContext);
}
