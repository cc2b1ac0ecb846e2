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
      <CardHeader id="access-title" title={children ? "Access and dates" : "Access"} />
      <CardBody className="grid gap-4 sm:grid-cols-2">
        {children}
        <Field id="max-opens" label="Maximum opens" optional hint="Leave blank for unlimited.">
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
            label="Restrict to these people"
            optional
            className="sm:col-span-2"
            hint="Email addresses or domains such as @client.com, one per line. Debrief emails each person a code to confirm their address."
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
  if (hasPasscode) return "Leave blank to keep the current one. A new passcode applies to everyone.";
  return needsPasscode
    ? "Required by your organisation. Leave blank to generate one."
    : "Send it separately from the link.";
}
