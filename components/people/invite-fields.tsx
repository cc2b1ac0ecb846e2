"use client";

import { CircleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { InvitedBanner } from "@/components/people/invited-banner";
import { RoleSelect } from "@/components/people/role-select";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Textarea } from "@/components/ui/textarea";
import { inviteAction } from "@/lib/actions/people";
import type { Role } from "@/lib/auth/roles";
import type { InvitedSeveral } from "@/lib/data/people/invite";
import { addressesIn } from "./addresses";

export type InviteFieldsProps = {
  /** The roles that this person may give. */
  roles: Role[];
  /** Without a mail server, people get a link from whoever invites them. */
  hasMail: boolean;
};

/** Asks people in by their email addresses, one or many. What cannot be sent stays in the field. */
export function InviteFields({ roles, hasMail }: InviteFieldsProps) {
  const [text, setText] = useState("");
  const [role, setRole] = useState<Role>("reviewer");
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", ["emails"]);
  const [answer, setAnswer] = useState<InvitedSeveral | null>(null);
  const emails = addressesIn(text);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(null);
    const sent = await send(() => inviteAction(tenant, { emails, role }));
    if (!sent) return;
    setAnswer(sent);
    setText(sent.notInvited.map(({ email }) => email).join("\n"));
  };

  return (
    <div className="flex flex-col gap-4">
      <RefusalAlert refusal={refusal} />
      {answer && answer.invited.length > 0 ? (
        <InvitedBanner invited={answer.invited} hasMail={hasMail} />
      ) : null}
      <form
        onSubmit={(event) => void submit(event)}
        className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]"
      >
        <Field
          id="invite-emails"
          label="Email addresses"
          hint="Type or paste as many as you like, separated by commas or line breaks."
          error={fields.emails}
        >
          {(control) => (
            <Textarea
              {...control}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              rows={2}
              maxLength={10_000}
              placeholder={"ada@example.com\ngrace@example.com"}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="min-h-16"
            />
          )}
        </Field>
        <Field id="invite-role" label={emails.length > 1 ? "Role for all" : "Role"}>
          {(control) => <RoleSelect {...control} roles={roles} value={role} onChange={setRole} />}
        </Field>
        {answer && answer.notInvited.length > 0 ? (
          <ul role="alert" className="flex flex-col gap-1 text-danger-text text-sm sm:col-span-2">
            {answer.notInvited.map(({ email, problem }) => (
              <li key={email} className="flex items-start gap-1.5">
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                <span className="min-w-0">
                  <bdi className="break-all font-medium">{email}</bdi>: {problem}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        <Button type="submit" variant="primary" pending={isSending} className="justify-self-start">
          {emails.length > 1 ? `Invite ${emails.length} people` : "Invite"}
        </Button>
      </form>
    </div>
  );
}
