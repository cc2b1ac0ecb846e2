"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { InvitedBanner } from "@/components/people/invited-banner";
import { RoleSelect } from "@/components/people/role-select";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { inviteAction } from "@/lib/actions/people";
import type { Role } from "@/lib/auth/roles";
import type { Invited } from "@/lib/data/people/invite";

type InviteFormProps = {
  /** The roles that this person may give. */
  roles: Role[];
  /** Without a mail server, people get a link from whoever invites them. */
  hasMail: boolean;
};

/** Asks somebody in by their email address. */
export function InviteForm({ roles, hasMail }: InviteFormProps) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("reviewer");
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["email"]);
  const [invited, setInvited] = useState<Invited | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setInvited(null);
    const answer = await send(() => inviteAction(tenant, { email, role }));
    setInvited(answer);
    if (answer) setEmail("");
  };

  return (
    <Card aria-labelledby="invite-title">
      <CardHeader
        id="invite-title"
        title="Invite someone"
        description={
          hasMail
            ? "They will get an email with a link that works once, within seven days."
            : "No mail server is configured, so you will get a link to send yourself. It works once, within seven days."
        }
      />
      <CardBody className="flex flex-col gap-4">
        <RefusalAlert refusal={refusal} />
        {invited ? <InvitedBanner invited={invited} hasMail={hasMail} /> : null}
        <form
          onSubmit={(event) => void submit(event)}
          className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
        >
          <Field id="invite-email" label="Email" error={fields.email}>
            {(control) => (
              <Input
                {...control}
                type="email"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field id="invite-role" label="Role">
            {(control) => <RoleSelect {...control} roles={roles} value={role} onChange={setRole} />}
          </Field>
          <Button type="submit" variant="primary" pending={isSending}>
            Invite
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
