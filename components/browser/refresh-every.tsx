"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/** Reads the page again every `seconds` while it is visible: for pages that wait and have no events. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  const refresh = useEffectEvent(() => router.refresh());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return null;
}
