"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { createWebhookAction } from "@/lib/actions/news";
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
export function WebhookForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [format, setFormat] = useState<Webhook["format"]>("slack");
  const [events, setEvents] = useState(EVENTS.map(({ event }) => event));
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["name", "url"]);
  const [secret, setSecret] = useState<string | null>(null);

  const submit = async () => {
    const answer = await send(() => createWebhookAction(tenant, { name, url, format, events }));
    if (!answer) return;
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
      <RefusalAlert refusal={refusal} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="webhook-name" label="Name" error={fields.name}>
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
      <Field id="webhook-url" label="Address" error={fields.url} hint="Stored encrypted and not shown again.">
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
