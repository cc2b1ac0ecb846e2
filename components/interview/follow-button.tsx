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
        <BellRing aria-hidden className="size-4 shrink-0" /> You are told when it is over.
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
          follows ? "You are not told of it" : "You are told when it is over",
        )
      }
    >
      {follows ? <BellRing aria-hidden className="text-accent-text" /> : <Bell aria-hidden />}
      {follows ? "You are told when it is over" : "Tell me when it is over"}
    </Button>
  );
}
