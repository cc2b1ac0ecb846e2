"use client";

import type { LinkFieldsProps } from "@/components/links/link-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { LinkPolicy } from "@/lib/data/link-policy";

type LinkAccessFieldsProps = LinkFieldsProps & { policy: LinkPolicy; canMail: boolean };

/** When a link works, for how many openings, and what it asks for. */
export function LinkAccessFields({ draft, change, policy, canMail }: LinkAccessFieldsProps) {
  return (
    <Card aria-labelledby="access-title">
      <CardHeader id="access-title" title="When and for whom it opens" />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        <Field id="days" label="Days" hint={`At most ${policy.maxDays}.`}>
          {(control) => (
            <Input
              {...control}
              type="number"
              required
              min={1}
              max={policy.maxDays}
              value={draft.days}
              onChange={({ target }) => change({ days: target.valueAsNumber || 1 })}
            />
          )}
        </Field>
        <Field id="starts-at" label="Begins" optional hint="Empty: now.">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={draft.startsAt}
              onChange={({ target }) => change({ startsAt: target.value })}
            />
          )}
        </Field>
        <Field id="max-opens" label="Openings at most" optional hint="Empty: as many as they like.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={10_000}
              value={draft.maxOpens}
              onChange={({ target }) => change({ maxOpens: target.value })}
            />
          )}
        </Field>
        <Field
          id="link-passcode"
          label="Passcode"
          optional={!policy.needsPasscode}
          hint={
            policy.needsPasscode
              ? "Your organisation wants one. Empty: Debrief makes it."
              : "Send it by another way than the link."
          }
        >
          {(control) => (
            <Input
              {...control}
              minLength={6}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              value={draft.passcode}
              onChange={({ target }) => change({ passcode: target.value })}
            />
          )}
        </Field>
        {canMail ? (
          <Field
            id="readers"
            label="Only for these people"
            optional
            className="sm:col-span-2"
            hint="E-mail addresses, or domains such as @client.com, one a line. They confirm theirs by a code that Debrief mails to them."
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                spellCheck={false}
                autoCapitalize="none"
                value={draft.readers}
                onChange={({ target }) => change({ readers: target.value })}
              />
            )}
          </Field>
        ) : null}
      </CardBody>
    </Card>
  );
}
