"use client";

import { type FormEvent, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

type Answer = { ok: true; token: string } | { ok: false; reason: string };

type ApiTokenFormProps = { create: (input: { name: string; days: number | null }) => Promise<Answer> };

const ALWAYS = "always";

/** Makes a token and shows it this once. */
export function ApiTokenForm({ create }: ApiTokenFormProps) {
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    const given = await answerOf(() => create({ name, days: days === ALWAYS ? null : Number(days) }));
    setIsSending(false);
    setAnswer(given);
    if (given.ok) setName("");
  };
  return (
    <Card aria-labelledby="new-token-title">
      <CardHeader
        id="new-token-title"
        title="New API token"
        description="For a program that reads results. Anyone with the token can read all of your organisation’s interviews."
      />
      <CardBody className="flex flex-col gap-4">
        {answer?.ok === false ? <FormAlert answer={answer} title={answer.reason} /> : null}
        {answer?.ok ? (
          <CopyField
            key={answer.token}
            id="new-token"
            label="Your new token"
            value={answer.token}
            hint="Copy it now. It will not be shown again."
            copiedHint="Token copied."
            isPrimary
          />
        ) : null}
        <form
          onSubmit={(event) => void submit(event)}
          className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
        >
          <Field id="token-name" label="Purpose">
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
              <Select {...control} value={days} onChange={(event) => setDays(event.target.value)}>
                <option value="30">30 days</option>
                <option value="90">90 days</option>
                <option value="365">A year</option>
                <option value={ALWAYS}>Never</option>
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
