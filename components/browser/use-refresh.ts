"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * Reads the page's server-rendered content again, and leaves the page as it is while the server cannot be asked:
 * Next's own refresh would then go to the browser's error page, with all that is being written.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    const answer = await fetch("/api/health/ready").catch(() => null);
    // A proxy that keeps this address to itself says nothing about the pages.
    if (answer && answer.status < 500) router.refresh();
  }, [router]);
}
