"use client";

import { useActionState, useState } from "react";
import { setUpMessage } from "@/components/auth/messages";
import { SET_UP_FIELDS, type SetUpField } from "@/components/auth/set-up-state";
import { slugFrom } from "@/components/auth/slug";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { setUpAction } from "@/lib/actions/sign-in";

type SetUpFormProps = {
  passwordMinLength: number;
  /** Also asks for the platform's API key; only when the action stores it. */
  withPlatformKey?: boolean;
};

/** The first person of a new installation: who they are, and their organisation. */
export function SetUpForm({ passwordMinLength, withPlatformKey = false }: SetUpFormProps) {
  const [state, submit] = useActionState(setUpAction, null);
  const [typed, setTyped] = useState({ code: "", name: "", email: "", tenantName: "" });
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const errors: Partial<Record<SetUpField, string>> = fieldsOf(state);

  const text = (field: keyof typeof typed) => ({
    name: field,
    required: true,
    value: typed[field],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  });

  return (
    <form action={submit} noValidate={state !== null} className="flex flex-col gap-4">
      {state ? <SetUpAlert state={state} /> : null}
      <Field
        id="code"
        label="One-time code"
        hint="The server printed it when it started."
        error={errors.code}
      >
        {(control) => (
          <Input
            {...control}
            {...text("code")}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono tracking-wider"
          />
        )}
      </Field>
      <Field id="name" label="Your name" error={errors.name}>
        {(control) => <Input {...control} {...text("name")} autoComplete="name" />}
      </Field>
      <Field id="email" label="Email" error={errors.email}>
        {(control) => (
          <Input {...control} {...text("email")} type="email" autoComplete="username" inputMode="email" />
        )}
      </Field>
      <Field
        id="password"
        label="Password"
        hint={`At least ${passwordMinLength} characters.`}
        error={errors.password}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            minLength={passwordMinLength}
            required
          />
        )}
      </Field>
      <Field id="tenantName" label="Organisation" error={errors.tenantName}>
        {(control) => <Input {...control} {...text("tenantName")} autoComplete="organization" />}
      </Field>
      <Field
        id="tenantSlug"
        label="Address"
        hint="Part of every link. Lower-case letters, digits and hyphens."
        error={errors.tenantSlug}
      >
        {(control) => (
          <div className="flex items-center gap-2">
            <span aria-hidden className="text-muted">
              /t/
            </span>
            <Input
              {...control}
              name="tenantSlug"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={ownSlug ?? slugFrom(typed.tenantName)}
              onChange={(event) => setOwnSlug(event.target.value)}
            />
          </div>
        )}
      </Field>
      {withPlatformKey ? (
        <Field
          id="platformKey"
          label="Platform API key"
          optional
          hint="You can add it later in the settings."
          error={errors.platformKey}
        >
          {(control) => <PasswordInput {...control} what="key" name="platformKey" autoComplete="off" />}
        </Field>
      ) : null}
      <SubmitButton size="lg" className="mt-1 w-full">
        Set up Debrief
      </SubmitButton>
    </form>
  );
}

function SetUpAlert({ state }: { state: SetUpRefusal }) {
  const wrong = Object.entries(fieldsOf(state)) as [SetUpField, string][];
  const message = setUpMessage(wrong.length > 0 ? "invalid" : state.reason);
  if (wrong.length === 0) return <FormAlert answer={state} {...message} />;
  return (
    <FormAlert answer={state} title={message.title}>
      <ul className="mt-1 flex flex-col">
        {wrong.map(([field, error]) => (
          <li key={field}>
            <a href={`#${field}`} className="underline underline-offset-2">
              {SET_UP_FIELDS[field]}
            </a>
            : {error}
          </li>
        ))}
      </ul>
    </FormAlert>
  );
}

type SetUpRefusal = NonNullable<Awaited<ReturnType<typeof setUpAction>>> & { ok: false };

function fieldsOf(state: SetUpRefusal | null): Record<string, string> {
  return state && "fields" in state ? (state.fields ?? {}) : {};
}
