"use client";

import { useState } from "react";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog } from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";

type ResetLinkDialogProps = {
  person: { userId: string; name: string };
  create: (userId: string) => Promise<{ ok: true; link: string } | Refusal>;
  open: boolean;
  onClose: () => void;
};

/** A link for a new password, to be handed over by hand: what helps where there is no mail. */
export function ResetLinkDialog({ person, create, open, onClose }: ResetLinkDialogProps) {
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<{ ok: true; link: string } | Refusal | null>(null);
  const make = async () => {
    setIsSending(true);
    setAnswer(await answerOf(() => create(person.userId)));
    setIsSending(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={() => {
        setAnswer(null);
        onClose();
      }}
      title={`Reset password for ${person.name}`}
      description="Anyone with this link can sign in as them. Confirm that the request is genuine, and share it with no one else."
    >
      {answer?.ok ? (
        <CopyField
          id={`reset-${person.userId}`}
          label="Password reset link"
          value={answer.link}
          hint="It works once, within an hour. Copy it now. It will not be shown again."
          copiedHint="Link copied."
          isPrimary
        />
      ) : (
        <>
          {answer ? <FormAlert answer={answer} title={answer.reason} /> : null}
          <Button variant="primary" pending={isSending} onClick={() => void make()} className="self-end">
            Create link
          </Button>
        </>
      )}
    </Dialog>
  );
}
