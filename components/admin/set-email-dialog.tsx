"use client";

import type { FormEvent } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { setPersonEmailAction } from "@/lib/actions/installation";

type SetEmailDialogProps = {
  person: { userId: string; name: string; email: string };
  open: boolean;
  onClose: () => void;
};

/** Another address for somebody who cannot confirm one themselves: without mail, or without the old mailbox. */
export function SetEmailDialog({ person, open, onClose }: SetEmailDialogProps) {
  const { isSending, refusal, forget, send } = useSend("shown");
  const close = () => {
    forget();
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    if (await send(() => setPersonEmailAction(person.userId, email), `${person.name} signs in as ${email}.`))
      close();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Change email address for ${person.name}`}
      description={`Anyone who reads email at this address can reset the password, so make sure it is theirs. ${person.name} will be signed out everywhere and notified at both addresses if email is configured.`}
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <RefusalAlert refusal={refusal} />
        <Field id={`email-${person.userId}`} label="Email">
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              required
              maxLength={254}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={person.email}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" pending={isSending} className="self-end">
          Change address
        </Button>
      </form>
    </Dialog>
  );
}
