"use client";

import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { OwnerLink } from "@/components/admin/owner-link";
import { slugFrom } from "@/components/auth/slug";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { createTenantAction } from "@/lib/actions/installation";
import type { OwnerInvited } from "@/lib/data/installation/invite-owner";

const EMPTY = { name: "", ownerEmail: "" };

/** Makes an organisation and invites its owner. Closed until it is wanted. */
export function NewTenantForm({ hasMail }: { hasMail: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const { isSending, refusal, fields, forget, send } = useSend("shown", ["name", "slug", "ownerEmail"]);
  const [invited, setInvited] = useState<OwnerInvited | null>(null);
  const slug = ownSlug ?? slugFrom(typed.name);

  const close = () => {
    setIsOpen(false);
    setTyped(EMPTY);
    setOwnSlug(null);
    forget();
    setInvited(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setInvited(await send(() => createTenantAction({ ...typed, slug })));
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
            <RefusalAlert refusal={refusal} />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field id="tenant-name" label="Name" error={fields.name}>
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
                error={fields.slug}
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
              <Field id="tenant-owner" label="Owner’s email" error={fields.ownerEmail}>
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
