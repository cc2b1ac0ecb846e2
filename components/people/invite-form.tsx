"use client";

import { type FormEvent, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { InvitedBanner } from "@/components/people/invited-banner";
import { RoleSelect } from "@/components/people/role-select";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import type { Role } from "@/lib/auth/roles";
import type { Invited } from "@/lib/data/people/invite";

export type InviteAnswer = ({ ok: true } & Invited) | { ok: false; reason: string };

type InviteFormProps = {
  /** The roles that this person may give. */
  roles: Role[];
  /** Without a mail server, people get a link from whoever invites them. */
  hasMail: boolean;
  invite: (input: { email: string; role: Role }) => Promise<InviteAnswer>;
};

/** Asks somebody in by their email address. */
export function InviteForm({ roles, hasMail, invite }: InviteFormProps) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("reviewer");
  const [isSending, setIsSending] = useState(false);
  const [answer, setAnswer] = useState<InviteAnswer | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    setAnswer(null);
    const given = await answerOf(() => invite({ email, role }));
    setIsSending(false);
    setAnswer(given);
    if (given.ok) setEmail("");
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
        {answer?.ok === false ? <FormAlert answer={answer} title={answer.reason} /> : null}
        {answer?.ok ? <InvitedBanner invited={answer} hasMail={hasMail} /> : null}
        <form
          onSubmit={(event) => void submit(event)}
          className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
        >
          <Field id="invite-email" label="Email">
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
