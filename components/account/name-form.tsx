"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";

type Answer = { ok: true } | { ok: false; reason: string };

type NameFormProps = { name: string; save: (name: string) => Promise<Answer> };

/** What the person is called, everywhere. */
export function NameForm({ name: given, save }: NameFormProps) {
  const [name, setName] = useState(given);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() => save(name));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) toast.success("Your name was saved.");
  };
  return (
    <Card aria-labelledby="account-title">
      <CardHeader
        id="account-title"
        title="You"
        description="The name your colleagues see, in every organisation."
      />
      <CardBody>
        <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
          {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
          <Field id="account-name" label="Name" className="w-full max-w-sm">
            {(control) => (
              <Input
                {...control}
                autoComplete="name"
                required
                maxLength={100}
                dir="auto"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" pending={isSending}>
            Save name
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
