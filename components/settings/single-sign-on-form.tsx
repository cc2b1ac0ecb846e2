"use client";

import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyField } from "@/components/ui/copy-field";
import { Field, type FieldControlProps } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import type { SingleSignOn, SingleSignOnInput } from "@/lib/data/people/single-sign-on";
import { roleName } from "@/lib/format/role-name";

type Answer = { ok: true } | Refusal;

type SingleSignOnFormProps = {
  /** Null before there is one. */
  provider: SingleSignOn | null;
  /** What the provider has to know, and what to tell people. */
  addresses: { redirect: string; signIn: string };
  save: (input: SingleSignOnInput) => Promise<Answer>;
  remove: () => Promise<Answer>;
};

const ROLES = ["reviewer", "recruiter", "admin"] as const;

const UNSET = {
  name: "",
  issuer: "",
  clientId: "",
  domains: [],
  defaultRole: "reviewer",
  isEnforced: false,
} satisfies SingleSignOn;

/** The OpenID Connect provider of the organisation. Its secret can be written but never read. */
export function SingleSignOnForm({ provider, addresses, save, remove }: SingleSignOnFormProps) {
  const { domains, ...stored } = provider ?? UNSET;
  const [values, setValues] = useState({ ...stored, domains: domains.join(", "), clientSecret: "" });
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isPending, setIsPending] = useState(false);
  const change = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const send = async (action: () => Promise<Answer>, done: string) => {
    setIsPending(true);
    const answer = await answerOf(action);
    setIsPending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    change({ clientSecret: "" });
    toast.success(done);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const domains = values.domains.split(/[\s,]+/).filter(Boolean);
    void send(() => save({ ...values, domains }), "Single sign-on is set up");
  };
  const text = (key: "name" | "issuer" | "clientId" | "domains") => (control: FieldControlProps) => (
    <Input
      {...control}
      required
      autoComplete="off"
      spellCheck={false}
      value={values[key]}
      onChange={({ target }) => change({ [key]: target.value })}
    />
  );
  return (
    <Card aria-labelledby="single-sign-on-title">
      <CardHeader
        id="single-sign-on-title"
        title="Single sign-on"
        description="Your people sign in with the account that they have at your provider: Entra, Google, Okta, Keycloak or another that speaks OpenID Connect."
      />
      <CardBody>
        <form onSubmit={submit} className="flex flex-col gap-4">
          {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
          <CopyField
            id="redirect-address"
            label="Redirect address"
            copyLabel="Copy redirect address"
            value={addresses.redirect}
            hint="Enter it at the provider. It gives you the next three."
          />
          <Field
            id="issuer"
            label="Issuer"
            hint="Such as https://login.example.com. Debrief asks it when you save."
          >
            {text("issuer")}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="client-id" label="Client ID">
              {text("clientId")}
            </Field>
            <Field
              id="client-secret"
              label="Client secret"
              hint={
                provider
                  ? "Stored, and never shown. Empty keeps it."
                  : "Stored encrypted and never shown again."
              }
            >
              {(control) => (
                <PasswordInput
                  {...control}
                  what="secret"
                  autoComplete="off"
                  data-1p-ignore
                  data-lpignore="true"
                  required={provider === null}
                  value={values.clientSecret}
                  onChange={({ target }) => change({ clientSecret: target.value })}
                />
              )}
            </Field>
            <Field id="provider-name" label="Name" hint="How you call it, such as Acme ID.">
              {text("name")}
            </Field>
            <Field
              id="default-role"
              label="Role of new people"
              hint="Who is invited gets the role of the invitation."
            >
              {(control) => (
                <Select
                  {...control}
                  value={values.defaultRole}
                  onChange={({ target }) =>
                    change({ defaultRole: ROLES.find((role) => role === target.value) ?? "reviewer" })
                  }
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {roleName(role)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Field
            id="domains"
            label="E-mail domains"
            hint="Of your own addresses, separated by commas. Everybody at the provider with a verified one comes in."
          >
            {text("domains")}
          </Field>
          <Checkbox
            label="Only single sign-on opens this organisation"
            description="A password no longer does, but for owners: they always sign in with theirs, and the audit log says so."
            checked={values.isEnforced}
            onChange={({ target }) => change({ isEnforced: target.checked })}
          />
          {provider ? (
            <CopyField
              id="sign-in-address"
              label="Your people sign in at"
              copyLabel="Copy sign-in address"
              value={addresses.signIn}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={isPending}>
              Save
            </Button>
            {provider ? (
              <AlertDialog
                trigger={<Button variant="danger-quiet">Remove</Button>}
                title="Remove single sign-on?"
                description="Who is signed in by it is signed out, and has to choose a password by mail."
                confirmLabel="Remove"
                onConfirm={() => void send(remove, "Removed")}
              />
            ) : null}
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
