"use client";

import { type Answer, useSend } from "@/components/browser/use-send";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type PendingEmailBannerProps = { email: string; cancel: () => Promise<Answer> };

/** Says that a new address waits for its link, and takes it back. */
export function PendingEmailBanner({ email, cancel }: PendingEmailBannerProps) {
  const { isSending, send } = useSend();
  return (
    <Banner
      role="status"
      title={<span className="break-words">A link is on its way to {email}.</span>}
      action={
        <Button
          size="sm"
          pending={isSending}
          onClick={() => void send(cancel, "Your address stays as it is.")}
        >
          Cancel the change
        </Button>
      }
    >
      Open it within an hour, in a browser where you are signed in. Nothing changes until then.
    </Banner>
  );
}
