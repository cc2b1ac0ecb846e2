"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { KeyField } from "@/components/settings/key-field";
import { refusalAdvice } from "@/components/settings/refusal-advice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { addConnectionAction } from "@/lib/actions/platform";
import type { KeyCheck } from "@/lib/data/platform/connections";

type ConnectionFormProps = {
  /** Of the organisation: it then needs no name to be told apart. */
  isFirst: boolean;
  /** Null: nothing was added. */
  onDone: (check: KeyCheck | null) => void;
};

/** Adds a connection, asked about at once. */
export function ConnectionForm({ isFirst, onDone }: ConnectionFormProps) {
  const [name, setName] = useState(isFirst ? "Platform" : "");
  const [apiKey, setApiKey] = useState("");
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["name", "apiKey"]);
  const [refused, setRefused] = useState<{ code: string } | null>(null);

  const submit = async () => {
    setRefused(null);
    const answer = await send(() => addConnectionAction(tenant, { name, apiKey }));
    if (answer?.check.state === "refused") setRefused(answer.check);
    else if (answer) onDone(answer.check);
  };

  return (
    <form
      className="flex flex-col gap-4 border-b px-4 py-4 last:border-b-0 sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RefusalAlert refusal={refusal} />
      {refused ? (
        <FormAlert answer={refused} title="The platform rejected this key. Nothing was changed.">
          {refusalAdvice(refused.code)}
        </FormAlert>
      ) : null}
      {isFirst ? null : (
        <Field
          id="connection-name"
          label="Name"
          error={fields.name}
          hint="The project’s name, to tell connections apart."
        >
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
        error={fields.apiKey}
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
