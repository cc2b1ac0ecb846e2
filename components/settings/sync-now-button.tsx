"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { syncNowAction } from "@/lib/actions/platform";

type Outcome = "started" | "paused" | "no_connection";

const SAID: Record<Outcome, string> = {
  started: "Checking for updates now.",
  paused: "Debrief will check for updates when the pause ends.",
  no_connection: "There is no platform key yet.",
};

/** Looks for news at once. What came of it is said beside it, to screen readers as well. */
export function SyncNowButton() {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ask = async () => {
    const answer = await send(() => syncNowAction(tenant));
    setOutcome(answer?.outcome ?? null);
  };
  return (
    <div className="flex shrink-0 flex-col items-end gap-1">
      <Button pending={isSending} onClick={() => void ask()}>
        <RefreshCw aria-hidden className="size-4" /> Sync now
      </Button>
      <p role="status" className="max-w-48 text-pretty text-end text-muted text-sm">
        {refusal?.reason ?? (outcome && SAID[outcome])}
      </p>
    </div>
  );
}
