"use client";

import { RefreshCw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";

type Outcome = "started" | "paused" | "no_connection";
export type SyncNowAction = () => Promise<{ ok: true; outcome: Outcome } | { ok: false; reason: string }>;

const SAID: Record<Outcome, string> = {
  started: "Checking for updates now.",
  paused: "Debrief will check for updates when the pause ends.",
  no_connection: "There is no platform key yet.",
};

/** Looks for news at once. What came of it is said beside it, to screen readers as well. */
export function SyncNowButton({ syncNow }: { syncNow: SyncNowAction }) {
  const [isPending, startTransition] = useTransition();
  const [said, setSaid] = useState("");
  const ask = () =>
    startTransition(async () => {
      const answer = await syncNow().catch(() => ({
        ok: false as const,
        reason: "Debrief could not be reached. Try again.",
      }));
      setSaid(answer.ok ? SAID[answer.outcome] : answer.reason);
    });
  return (
    <div className="flex shrink-0 flex-col items-end gap-1">
      <Button pending={isPending} onClick={ask}>
        <RefreshCw aria-hidden className="size-4" /> Sync now
      </Button>
      <p role="status" className="max-w-48 text-pretty text-end text-muted text-sm">
        {said}
      </p>
    </div>
  );
}
