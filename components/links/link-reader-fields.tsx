"use client";

import type { LinkFieldsProps } from "@/components/links/link-draft";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

/** For whom a link is, and what stands at its top. */
export function LinkReaderFields({ draft, change }: LinkFieldsProps) {
  return (
    <Card aria-labelledby="reader-title">
      <CardHeader id="reader-title" title="For the recipient" />
      <CardBody className="flex flex-col gap-4">
        <Field
          id="recipient"
          label="Recipient"
          optional
          hint="Helps you find the link, and is shown as a faint watermark."
        >
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={draft.recipient}
              onChange={(event) => change({ recipient: event.target.value })}
            />
          )}
        </Field>
        <Field id="headline" label="Headline" optional>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={draft.headline}
              onChange={(event) => change({ headline: event.target.value })}
            />
          )}
        </Field>
        <Field id="message" label="Message to the recipient" optional>
          {(control) => (
            <Textarea
              {...control}
              maxLength={4000}
              value={draft.message}
              onChange={(event) => change({ message: event.target.value })}
            />
          )}
        </Field>
      </CardBody>
    </Card>
  );
}
