"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog } from "@/components/ui/dialog";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { createResetLinkAction } from "@/lib/actions/installation";

type ResetLinkDialogProps = {
  person: { userId: string; name: string };
  open: boolean;
  onClose: () => void;
};

/** A link for a new password, to be handed over by hand: what helps where there is no mail. */
export function ResetLinkDialog({ person, open, onClose }: ResetLinkDialogProps) {
  const { isSending, refusal, forget, send } = useSend("shown");
  const [made, setMade] = useState<{ link: string } | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={() => {
        forget();
        setMade(null);
        onClose();
      }}
      title={`Reset password for ${person.name}`}
      description="Anyone with this link can sign in as them. Confirm that the request is genuine, and share it with no one else."
    >
      {made ? (
        <CopyField
          id={`reset-${person.userId}`}
          label="Password reset link"
          value={made.link}
          hint="It works once, within an hour. Copy it now. It will not be shown again."
          copiedHint="Link copied."
          isPrimary
        />
      ) : (
        <>
          <RefusalAlert refusal={refusal} />
          <Button
            variant="primary"
            pending={isSending}
            onClick={() => void send(() => createResetLinkAction(person.userId)).then(setMade)}
            className="self-end"
          >
            Create link
          </Button>
        </>
      )}
    </Dialog>
  );
}
