"use client";

import { Bell, BellRing } from "lucide-react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { setFollowingAction } from "@/lib/actions/interviews";
import type { Following } from "@/lib/data/interviews/follows";

/** Has the reader told when the interview ends. To those whom it concerns it says that they are told anyway. */
export function FollowButton({ interviewId, following }: { interviewId: string; following: Following }) {
  const tenant = useTenant();
  const { isSending, send } = useSend();
  if (following === "concerned")
    return (
      <p className="flex items-center gap-2 text-muted text-sm">
        <BellRing aria-hidden className="size-4 shrink-0" /> You will be notified when it ends.
      </p>
    );
  const follows = following === "follows";
  return (
    <Button
      aria-pressed={follows}
      pending={isSending}
      onClick={() =>
        void send(
          () => setFollowingAction(tenant, interviewId, !follows),
          follows ? "You will not be notified" : "You will be notified when it ends",
        )
      }
    >
      {follows ? <BellRing aria-hidden className="text-accent-text" /> : <Bell aria-hidden />}
      {follows ? "You will be notified when it ends" : "Notify me when it ends"}
    </Button>
  );
}
