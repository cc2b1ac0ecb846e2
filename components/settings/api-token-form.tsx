"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { createApiTokenAction } from "@/lib/actions/people";

const TERMS = { "30": 30, "90": 90, "365": 365, always: null } as const;
type Term = keyof typeof TERMS;

/** Makes a token and shows it this once. */
export function ApiTokenForm() {
  const [name, setName] = useState("");
  const [term, setTerm] = useState<Term>("90");
  const [token, setToken] = useState<string | null>(null);
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["name"]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send(() => createApiTokenAction(tenant, { name, days: TERMS[term] }));
    setToken(answer?.token ?? null);
    if (answer) setName("");
  };
  return (
    <Card aria-labelledby="new-token-title">
      <CardHeader
        id="new-token-title"
        title="New API token"
        description="For a program that reads results. Anyone with the token can read all of your organisation’s interviews."
      />
      <CardBody className="flex flex-col gap-4">
        <RefusalAlert refusal={refusal} />
        {token ? (
          <CopyField
            key={token}
            id="new-token"
            label="Your new token"
            value={token}
            hint="Copy it now. It will not be shown again."
            copiedHint="Token copied."
            isPrimary
          />
        ) : null}
        <form
          onSubmit={(event) => void submit(event)}
          className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
        >
          <Field id="token-name" label="Purpose" error={fields.name}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                required
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field id="token-days" label="Expires">
            {(control) => (
              <Select {...control} value={term} onChange={(event) => setTerm(event.target.value as Term)}>
                <option value="30">30 days</option>
                <option value="90">90 days</option>
                <option value="365">A year</option>
                <option value="always">Never</option>
              </Select>
            )}
          </Field>
          <Button type="submit" variant="primary" pending={isSending}>
            Create token
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
