"use client";

import type { ReactNode } from "react";
import type { LinkFieldsProps } from "@/components/links/link-draft";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { LinkPolicy } from "@/lib/data/links/link-policy";

type LinkAccessFieldsProps = LinkFieldsProps & {
  policy: LinkPolicy;
  canMail: boolean;
  /** The link has one already, which nobody can read. */
  hasPasscode?: boolean;
  /** When it works, of a link that is being made. */
  children?: ReactNode;
};

/** When a link works, for how many openings, and what it asks for. */
export function LinkAccessFields({
  draft,
  change,
  policy,
  canMail,
  hasPasscode = false,
  children,
}: LinkAccessFieldsProps) {
  return (
    <Card aria-labelledby="access-title">
      <CardHeader id="access-title" title={children ? "When and for whom it opens" : "For whom it opens"} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        {children}
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
          label={hasPasscode ? "New passcode" : "Passcode"}
          optional={hasPasscode || !policy.needsPasscode}
          hint={passcodeHint(hasPasscode, policy)}
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

function passcodeHint(hasPasscode: boolean, { needsPasscode }: LinkPolicy): string {
  if (hasPasscode) return "Empty: the one it has. A new one asks everybody again.";
  return needsPasscode
    ? "Your organisation wants one. Empty: Debrief makes it."
    : "Send it by another way than the link.";
}
