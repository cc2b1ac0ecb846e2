"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import type { Answer } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";

type SetEmailDialogProps = {
  person: { userId: string; name: string; email: string };
  save: (userId: string, email: string) => Promise<Answer>;
  open: boolean;
  onClose: () => void;
};

/** Another address for somebody who cannot confirm one themselves: without mail, or without the old mailbox. */
export function SetEmailDialog({ person, save, open, onClose }: SetEmailDialogProps) {
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const close = () => {
    setRefusal(null);
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const email = String(new FormData(event.currentTarget).get("email"));
    setIsSending(true);
    const answer = await answerOf(() => save(person.userId, email));
    setIsSending(false);
    if (!answer.ok) return setRefusal(answer);
    toast.success(`${person.name} signs in as ${email}.`);
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
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
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
