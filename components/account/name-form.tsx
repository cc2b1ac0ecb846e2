"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { changeNameAction } from "@/lib/actions/account";

/** What the person is called, everywhere. */
export function NameForm({ name: given }: { name: string }) {
  const [name, setName] = useState(given);
  const { isSending, refusal, send } = useSend("shown");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => changeNameAction(name), "Your name was saved.");
  };
  return (
    <Card aria-labelledby="account-title">
      <CardHeader
        id="account-title"
        title="You"
        description="The name your colleagues see, in every organisation."
      />
      <CardBody>
        <form onSubmit={submit} className="flex flex-col items-start gap-4">
          <RefusalAlert refusal={refusal} />
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
