"use client";

import { CircleAlert, CircleCheck, CircleDashed, CirclePause, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { WebhookForm } from "@/components/settings/webhook-form";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { removeWebhookAction, setWebhookEnabledAction, testWebhookAction } from "@/lib/actions/news";
import type { Webhook } from "@/lib/data/news/webhooks";

/** The programs that are told what happens in the organisation. */
export function Webhooks({ webhooks }: { webhooks: Webhook[] }) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Card aria-labelledby="webhooks-title">
      <CardHeader
        id="webhooks-title"
        title="Webhooks"
        description="Send events to a chat channel or another program. Notes, scores and transcripts are never included."
        actions={
          isAdding || webhooks.length === 0 ? null : <Button onClick={() => setIsAdding(true)}>Add</Button>
        }
      />
      {isAdding ? <WebhookForm onDone={() => setIsAdding(false)} /> : null}
      {webhooks.length > 0 ? (
        <ul className="divide-y px-4 pt-2 sm:px-5">
          {webhooks.map((webhook) => (
            <li key={webhook.id}>
              <Row webhook={webhook} />
            </li>
          ))}
        </ul>
      ) : isAdding ? null : (
        <EmptyState
          icon={<WebhookIcon />}
          title="No webhooks"
          action={
            <Button variant="primary" onClick={() => setIsAdding(true)}>
              Add a webhook
            </Button>
          }
        >
          Add a webhook address from Slack, Teams or Mattermost, or your own.
        </EmptyState>
      )}
    </Card>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const tenant = useTenant();
  const { isSending, sending, send } = useSend();
  const { id, name, isEnabled, isReadable } = webhook;
  return (
    <section aria-label={name} aria-busy={isSending} className="flex flex-col gap-2.5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 break-words font-medium">{name}</h3>
        <State webhook={webhook} />
      </div>
      <p className="break-words text-muted text-sm">
        {webhook.format === "slack" ? "Chat message" : "Signed JSON"} to {webhook.host} ·{" "}
        {webhook.events.map((event) => EVENT[event]).join(", ")}
      </p>
      {isReadable ? null : (
        <p className="text-danger text-sm">
          Debrief can’t open the stored address and secret. Remove this webhook and add it again.
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {isEnabled && isReadable ? (
          <Button
            size="sm"
            pending={sending === "test"}
            onClick={() => void send(() => testWebhookAction(tenant, id), "Test event sent", "test")}
          >
            Send test event
          </Button>
        ) : null}
        <Button
          size="sm"
          pending={sending === "turn"}
          onClick={() =>
            void send(
              () => setWebhookEnabledAction(tenant, id, !isEnabled),
              isEnabled ? "Stopped" : "Resumed",
              "turn",
            )
          }
        >
          {isEnabled ? "Stop" : "Resume"}
        </Button>
        <AlertDialog
          trigger={
            <Button size="sm" variant="danger-quiet">
              Remove
            </Button>
          }
          title={`Remove ${name}?`}
          description="It will receive no more events, and pending events are discarded."
          confirmLabel="Remove"
          onConfirm={() => void send(() => removeWebhookAction(tenant, id), "Removed")}
        />
      </div>
    </section>
  );
}

const EVENT: Record<Webhook["events"][number], string> = {
  "interview.completed": "interviews completed",
  "reviews.in": "all reviews in",
  "decision.made": "decisions",
  "link.opened": "links opened",
  "link.feedback": "link feedback",
  "link.expiring": "links about to expire unopened",
};

function State({ webhook: { isEnabled, last } }: { webhook: Webhook }) {
  if (!isEnabled) return <Badge icon={<CirclePause aria-hidden />}>Stopped</Badge>;
  if (!last) return <Badge icon={<CircleDashed aria-hidden />}>Nothing sent yet</Badge>;
  if (last.isDelivered)
    return (
      <Badge tone="success" icon={<CircleCheck aria-hidden />}>
        Delivered <Time iso={last.at} />
      </Badge>
    );
  const why = last.statusCode === null ? "no answer" : `answered ${last.statusCode}`;
  return (
    <Badge tone={last.isGivenUp ? "danger" : "warning"} icon={<CircleAlert aria-hidden />}>
      {last.isGivenUp ? `Failed: ${why}` : `Pending${last.statusCode === null ? "" : `: ${why}`}`}
    </Badge>
  );
}
