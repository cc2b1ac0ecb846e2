"use client";

import { useState } from "react";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import type { WebhookActions } from "@/components/settings/webhooks";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Webhook } from "@/lib/data/news/webhooks";

const EVENTS: { event: Webhook["events"][number]; label: string }[] = [
  { event: "interview.completed", label: "An interview is complete" },
  { event: "reviews.in", label: "All reviews of an interview are in" },
  { event: "decision.made", label: "A decision is made" },
  { event: "link.opened", label: "A review link is opened for the first time" },
  { event: "link.feedback", label: "Someone sends feedback through a review link" },
  { event: "link.expiring", label: "A review link is about to expire unopened" },
];

/** Adds a webhook. A signing secret is shown once, before the form goes away. */
export function WebhookForm({ create, onDone }: Pick<WebhookActions, "create"> & { onDone: () => void }) {
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [format, setFormat] = useState<Webhook["format"]>("slack");
  const [events, setEvents] = useState(EVENTS.map(({ event }) => event));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);

  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() => create({ name, url, format, events }));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    if (format === "json") setSecret(answer.secret);
    else onDone();
  };

  if (secret !== null)
    return (
      <div className="flex flex-col items-start gap-3 px-4 pt-4 sm:px-5">
        <Banner tone="success" title="Added. Copy the signing secret now. It will not be shown again.">
          <code className="break-all">{secret}</code>
        </Banner>
        <Button onClick={onDone}>Done</Button>
      </div>
    );
  return (
    <form
      className="flex flex-col gap-4 border-b px-4 py-4 sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="webhook-name" label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              placeholder="Hiring channel"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field id="webhook-format" label="Format">
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={({ target }) => setFormat(target.value as Webhook["format"])}
            >
              <option value="slack">A chat message (Slack format)</option>
              <option value="json">Signed JSON</option>
            </Select>
          )}
        </Field>
      </div>
      <Field id="webhook-url" label="Address" hint="Stored encrypted and not shown again.">
        {(control) => (
          <Input
            {...control}
            type="url"
            required
            autoComplete="off"
            placeholder="https://"
            value={url}
            onChange={({ target }) => setUrl(target.value)}
          />
        )}
      </Field>
      <fieldset className="flex flex-col">
        <legend className="mb-1 font-medium">Send when</legend>
        {EVENTS.map(({ event, label }) => (
          <Checkbox
            key={event}
            label={label}
            checked={events.includes(event)}
            onChange={({ target }) =>
              setEvents(target.checked ? [...events, event] : events.filter((other) => other !== event))
            }
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSending}>
          Add
        </Button>
        <Button type="button" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
