"use client";

import { useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import type { ConnectionActions } from "@/components/settings/connections";
import { KeyField } from "@/components/settings/key-field";
import { rotationAdvice } from "@/components/settings/refusal-advice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";

type RotateKeyDialogProps = Pick<ConnectionActions, "rotate"> & {
  connection: { id: string; name: string };
  open: boolean;
  onClose: () => void;
};

/** Puts a new key in the place of the old one, which serves until the new one is accepted. */
export function RotateKeyDialog({ connection, rotate, open, onClose }: RotateKeyDialogProps) {
  const [apiKey, setApiKey] = useState("");
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; text?: string } | null>(null);
  const close = () => {
    setApiKey("");
    setRefusal(null);
    onClose();
  };
  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() => rotate(connection.id, apiKey));
    setIsSending(false);
    if (!answer.ok) setRefusal({ title: answer.reason });
    else if (answer.refusal) setRefusal(rotationAdvice(answer.refusal, answer.refusedCode));
    else {
      toast.success("The new key is in use. You can revoke the old one.");
      close();
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Replace the key of ${connection.name}`}
      description="The old key stays in use until the platform accepts the new one. Playback is not interrupted."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {refusal ? (
          <FormAlert answer={refusal} title={refusal.title}>
            {refusal.text}
          </FormAlert>
        ) : null}
        <KeyField
          id={`key-${connection.id}`}
          label="New key"
          hint="For the same project. It starts with zh_."
          required
          value={apiKey}
          onChange={({ target }) => setApiKey(target.value)}
        />
        <Button type="submit" variant="primary" pending={isSending} className="self-end">
          Replace key
        </Button>
      </form>
    </Dialog>
  );
}
