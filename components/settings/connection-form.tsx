"use client";

import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import type { ConnectionActions } from "@/components/settings/connections";
import { KeyField } from "@/components/settings/key-field";
import { refusalAdvice } from "@/components/settings/refusal-advice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import type { KeyCheck } from "@/lib/data/platform/connections";

type ConnectionFormProps = Pick<ConnectionActions, "add"> & {
  /** Of the organisation: it then needs no name to be told apart. */
  isFirst: boolean;
  /** Null: nothing was added. */
  onDone: (check: KeyCheck | null) => void;
};

/** Adds a connection, asked about at once. */
export function ConnectionForm({ isFirst, add, onDone }: ConnectionFormProps) {
  const [name, setName] = useState(isFirst ? "Platform" : "");
  const [apiKey, setApiKey] = useState("");
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; text?: string } | null>(null);

  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() => add({ name, apiKey }));
    setIsSending(false);
    if (!answer.ok) setRefusal({ title: answer.reason });
    else if (answer.check.state === "refused")
      setRefusal({
        title: "The platform rejected this key. Nothing was changed.",
        text: refusalAdvice(answer.check.code),
      });
    else onDone(answer.check);
  };

  return (
    <form
      className="flex flex-col gap-4 border-b px-4 py-4 last:border-b-0 sm:px-5"
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
      {isFirst ? null : (
        <Field id="connection-name" label="Name" hint="The project’s name, to tell connections apart.">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
      )}
      <KeyField
        id="apiKey"
        label="API key"
        hint="Create one in the platform’s dashboard. It starts with zh_."
        required
        value={apiKey}
        onChange={({ target }) => setApiKey(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSending}>
          Connect
        </Button>
        {isFirst ? null : <Button onClick={() => onDone(null)}>Cancel</Button>}
      </div>
    </form>
  );
}
