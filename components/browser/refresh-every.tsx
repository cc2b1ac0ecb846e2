"use client";

import { useEffect } from "react";
import { useRefresh } from "@/components/browser/use-refresh";

/** Reads the page again every `seconds` while it is visible: for pages that wait and have no events. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const refresh = useRefresh();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, refresh]);
  return null;
}
