"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { KeyField } from "@/components/settings/key-field";
import { rotationAdvice } from "@/components/settings/refusal-advice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { rotateConnectionKeyAction } from "@/lib/actions/platform";

type RotateKeyDialogProps = {
  connection: { id: string; name: string };
  open: boolean;
  onClose: () => void;
};

/** Puts a new key in the place of the old one, which serves until the new one is accepted. */
export function RotateKeyDialog({ connection, open, onClose }: RotateKeyDialogProps) {
  const [apiKey, setApiKey] = useState("");
  const tenant = useTenant();
  const { isSending, refusal, forget, send } = useSend("shown");
  const [refused, setRefused] = useState<ReturnType<typeof rotationAdvice> | null>(null);
  const close = () => {
    setApiKey("");
    forget();
    setRefused(null);
    onClose();
  };
  const submit = async () => {
    setRefused(null);
    const answer = await send(() => rotateConnectionKeyAction(tenant, connection.id, apiKey));
    if (answer?.refusal) setRefused(rotationAdvice(answer.refusal, answer.refusedCode));
    else if (answer) {
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
        <RefusalAlert refusal={refusal} />
        {refused ? (
          <FormAlert answer={refused} title={refused.title}>
            {refused.text}
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
