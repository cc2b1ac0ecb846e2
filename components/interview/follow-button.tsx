"use client";

import { Bell, BellRing } from "lucide-react";
import { type Answer, useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import type { Following } from "@/lib/data/interviews/follows";

type FollowButtonProps = {
  following: Following;
  setFollowing: (isFollowing: boolean) => Promise<Answer>;
};

/** Has the reader told when the interview ends. To those whom it concerns it says that they are told anyway. */
export function FollowButton({ following, setFollowing }: FollowButtonProps) {
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
          () => setFollowing(!follows),
          follows ? "You will not be notified" : "You will be notified when it ends",
        )
      }
    >
      {follows ? <BellRing aria-hidden className="text-accent-text" /> : <Bell aria-hidden />}
      {follows ? "You will be notified when it ends" : "Notify me when it ends"}
    </Button>
  );
}
