"use client";

import { type FormEvent, useState } from "react";
import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyField } from "@/components/ui/copy-field";
import { Field, type FieldControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { removeSingleSignOnAction, saveSingleSignOnAction } from "@/lib/actions/people";
import type { SingleSignOn } from "@/lib/data/people/single-sign-on";
import { roleName } from "@/lib/format/role-name";
import { ProviderStepsFields } from "./provider-steps-fields";

type SingleSignOnFormProps = {
  /** Null before there is one. */
  provider: SingleSignOn | null;
  /** What the provider has to know, and what to tell people. */
  addresses: { redirect: string; signOut: string; signIn: string };
};

const ROLES = ["reviewer", "recruiter", "admin"] as const;

const UNSET = {
  name: "",
  issuer: "",
  clientId: "",
  domains: [],
  defaultRole: "reviewer",
  isEnforced: false,
  trustsSteps: false,
  acrValues: [],
  isReadable: true,
} satisfies SingleSignOn;

/** The OpenID Connect provider of the organisation. Its secret can be written but never read. */
export function SingleSignOnForm({ provider, addresses }: SingleSignOnFormProps) {
  const { domains, acrValues, isReadable, ...stored } = provider ?? UNSET;
  const [values, setValues] = useState({
    ...stored,
    domains: domains.map(({ name }) => name).join(", "),
    acrValues: acrValues.join(", "),
    clientSecret: "",
  });
  const tenant = useTenant();
  const { isSending, refusal, fields, send } = useSend("shown", [
    "issuer",
    "clientId",
    "clientSecret",
    "name",
    "domains",
    "acrValues",
  ]);
  const change = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const finish = async (act: () => Promise<Answer>, done: string) => {
    if (await send(act, done)) change({ clientSecret: "" });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [domains, acrValues] = [wordsIn(values.domains), wordsIn(values.acrValues)];
    const input = { ...values, domains, acrValues };
    void finish(() => saveSingleSignOnAction(tenant, input), "Single sign-on is set up");
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
        description="Let people sign in with your identity provider: Entra, Google, Okta, Keycloak or any other that supports OpenID Connect."
      />
      <CardBody>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <RefusalAlert refusal={refusal} />
          <CopyField
            id="redirect-address"
            label="Redirect address"
            copyLabel="Copy redirect address"
            value={addresses.redirect}
            hint="Enter this at your provider to get the next three values."
          />
          <CopyField
            id="sign-out-address"
            label="Back-channel sign-out address"
            copyLabel="Copy back-channel sign-out address"
            value={addresses.signOut}
            hint="Optional. If your provider supports it, signing out there also signs people out here."
          />
          <Field
            id="issuer"
            label="Issuer"
            error={fields.issuer}
            hint="Such as https://login.example.com. Debrief checks it when you save."
          >
            {text("issuer")}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="client-id" label="Client ID" error={fields.clientId}>
              {text("clientId")}
            </Field>
            <Field
              id="client-secret"
              label="Client secret"
              error={
                fields.clientSecret ??
                (isReadable ? undefined : "Debrief can’t open the stored secret. Enter it again.")
              }
              hint={
                provider && isReadable
                  ? "Stored and never shown. Leave blank to keep it."
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
                  required={provider === null || !isReadable}
                  value={values.clientSecret}
                  onChange={({ target }) => change({ clientSecret: target.value })}
                />
              )}
            </Field>
            <Field
              id="provider-name"
              label="Name"
              error={fields.name}
              hint="Shown on the sign-in button, such as Acme ID."
            >
              {text("name")}
            </Field>
            <Field
              id="default-role"
              label="Role of new people"
              hint="People who were invited get the role in their invitation."
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
            label="Email domains"
            error={fields.domains}
            hint="Your organisation’s domains, separated by commas. Once you verify a domain, anyone with an address there can join."
          >
            {text("domains")}
          </Field>
          <ProviderStepsFields
            trustsSteps={values.trustsSteps}
            acrValues={values.acrValues}
            error={fields.acrValues}
            onChange={change}
          />
          <Checkbox
            label="Require single sign-on"
            description="Passwords stop working, except for owners. Owner sign-ins appear in the audit log."
            checked={values.isEnforced}
            onChange={({ target }) => change({ isEnforced: target.checked })}
          />
          {provider ? (
            <CopyField
              id="sign-in-address"
              label="Sign-in address"
              copyLabel="Copy sign-in address"
              value={addresses.signIn}
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={isSending}>
              Save
            </Button>
            {provider ? (
              <AlertDialog
                trigger={<Button variant="danger-quiet">Remove</Button>}
                title="Remove single sign-on?"
                description="People who use it will be signed out and must set a password by email."
                confirmLabel="Remove"
                onConfirm={() => void finish(() => removeSingleSignOnAction(tenant), "Removed")}
              />
            ) : null}
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
