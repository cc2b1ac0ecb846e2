"use client";

import { useSend } from "@/components/browser/use-send";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cancelEmailChangeAction } from "@/lib/actions/account";

/** Says that a new address waits for its link, and takes it back. */
export function PendingEmailBanner({ email }: { email: string }) {
  const { isSending, send } = useSend();
  return (
    <Banner
      role="status"
      title={<span className="break-words">A link is on its way to {email}.</span>}
      action={
        <Button
          size="sm"
          pending={isSending}
          onClick={() => void send(cancelEmailChangeAction, "Your address stays as it is.")}
        >
          Cancel the change
        </Button>
      }
    >
      Open it within an hour, in a browser where you are signed in. Nothing changes until then.
    </Banner>
  );
}
