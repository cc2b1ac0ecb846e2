"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { OwnerLink } from "@/components/admin/owner-link";
import { slugFrom } from "@/components/auth/slug";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import type { OwnerInvited } from "@/lib/data/installation/invite-owner";

type NewTenantFormProps = {
  hasMail: boolean;
  create: (input: {
    name: string;
    slug: string;
    ownerEmail: string;
  }) => Promise<({ ok: true } & OwnerInvited) | Refusal>;
};

const EMPTY = { name: "", ownerEmail: "" };

/** Makes an organisation and invites its owner. Closed until it is wanted. */
export function NewTenantForm({ hasMail, create }: NewTenantFormProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [invited, setInvited] = useState<OwnerInvited | null>(null);
  const slug = ownSlug ?? slugFrom(typed.name);

  const close = () => {
    setIsOpen(false);
    setTyped(EMPTY);
    setOwnSlug(null);
    setRefusal(null);
    setInvited(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSending) return;
    setIsSending(true);
    const answer = await answerOf(() => create({ ...typed, slug }));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) setInvited(answer);
  };

  if (!isOpen)
    return (
      <Button variant="primary" className="self-start" onClick={() => setIsOpen(true)}>
        <Plus aria-hidden /> New organisation
      </Button>
    );
  return (
    <Card aria-labelledby="new-tenant-title">
      <CardHeader
        id="new-tenant-title"
        title="New organisation"
        description={
          hasMail
            ? "Its owner gets an email with a link. You will see the link too."
            : "No mail server is configured, so you will get a link to pass on to the owner."
        }
      />
      <CardBody>
        {invited ? (
          <div className="flex flex-col items-start gap-4 [&>:first-child]:w-full">
            <OwnerLink invited={invited} />
            <Button onClick={close}>Done</Button>
          </div>
        ) : (
          <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
            {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
            <div className="grid gap-4 sm:grid-cols-2">
              <Field id="tenant-name" label="Name">
                {(control) => (
                  <Input
                    {...control}
                    autoFocus
                    required
                    maxLength={100}
                    autoComplete="off"
                    value={typed.name}
                    onChange={({ target }) => setTyped({ ...typed, name: target.value })}
                  />
                )}
              </Field>
              <Field
                id="tenant-slug"
                label="Address"
                hint="Part of every link. Lower-case letters, digits and hyphens. Cannot be changed later."
              >
                {(control) => (
                  <div className="flex items-center gap-2">
                    <span aria-hidden className="text-muted">
                      /t/
                    </span>
                    <Input
                      {...control}
                      required
                      autoCapitalize="none"
                      autoComplete="off"
                      spellCheck={false}
                      maxLength={40}
                      value={slug}
                      onChange={({ target }) => setOwnSlug(target.value)}
                    />
                  </div>
                )}
              </Field>
              <Field id="tenant-owner" label="Owner’s email">
                {(control) => (
                  <Input
                    {...control}
                    type="email"
                    required
                    maxLength={254}
                    autoComplete="off"
                    autoCapitalize="none"
                    spellCheck={false}
                    value={typed.ownerEmail}
                    onChange={({ target }) => setTyped({ ...typed, ownerEmail: target.value })}
                  />
                )}
              </Field>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="primary" pending={isSending}>
                Create and invite owner
              </Button>
              <Button onClick={close}>Cancel</Button>
            </div>
          </form>
        )}
      </CardBody>
    </Card>
  );
}
