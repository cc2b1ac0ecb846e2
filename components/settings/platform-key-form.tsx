"use client";

import { useActionState } from "react";
import { ConnectionState, type ConnectionSummary } from "@/components/settings/connection-state";
import { Banner } from "@/components/ui/banner";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";

/**
 * What the action answers. `verified` is false when the platform could not be asked. Reasons: `empty`,
 * `refused` (with the platform's `code`), anything else is a sentence for the person.
 */
export type PlatformKeyState =
  | { ok: true; verified: boolean }
  | { ok: false; reason: string; code?: string }
  | null;

type PlatformKeyFormProps = {
  connection: ConnectionSummary | null;
  /** Reads `apiKey`. */
  action: (previous: PlatformKeyState, form: FormData) => Promise<PlatformKeyState>;
  /** False shows the state only, to members who may not change the key. */
  canManage: boolean;
};

const TITLE_ID = "platform-key-title";

/** The key to the interview platform: its state, and a field that can be written but never read. */
export function PlatformKeyForm({ connection, action, canManage }: PlatformKeyFormProps) {
  const [state, submit] = useActionState(action, null);
  const isReplacing = connection !== null;
  return (
    <Card aria-labelledby={TITLE_ID}>
      <CardHeader
        id={TITLE_ID}
        title="Interview platform"
        description="Debrief reads your interviews with this key. It is stored encrypted and never shown again."
      />
      <CardBody className="flex flex-col gap-5">
        <ConnectionState connection={connection} />
        {canManage ? (
          <form action={submit} className="flex flex-col gap-4 border-t pt-5">
            <Outcome state={state} />
            <Field
              id="apiKey"
              label={isReplacing ? "New key" : "API key"}
              hint={
                isReplacing
                  ? "Replaces the key above as soon as the platform accepts it."
                  : "Made in the platform's dashboard. It begins with zh_."
              }
            >
              {(control) => (
                <PasswordInput
                  {...control}
                  what="key"
                  name="apiKey"
                  autoComplete="off"
                  data-1p-ignore
                  data-lpignore="true"
                  required
                  maxLength={500}
                  className="font-mono"
                />
              )}
            </Field>
            <SubmitButton className="self-start">{isReplacing ? "Replace key" : "Connect"}</SubmitButton>
          </form>
        ) : (
          <p className="text-muted">Only owners and admins can change the key.</p>
        )}
      </CardBody>
    </Card>
  );
}

function Outcome({ state }: { state: PlatformKeyState }) {
  if (state === null) return null;
  if (state.ok) {
    return (
      <Banner
        role="status"
        tone={state.verified ? "success" : "warning"}
        title={state.verified ? "Key accepted." : "Key saved, not yet checked."}
      >
        {state.verified
          ? "Debrief is reading your interviews now."
          : "The platform could not be reached. Debrief goes on trying and shows the result here."}
      </Banner>
    );
  }
  if (state.reason === "refused") {
    return (
      <FormAlert answer={state} title="The platform refused this key. Nothing was changed.">
        {refusalAdvice(state.code)}
      </FormAlert>
    );
  }
  return <FormAlert answer={state} title={state.reason === "empty" ? "Enter a key." : state.reason} />;
}

function refusalAdvice(code: string | undefined): string {
  return code === "MISSING_PERMISSION"
    ? "It is valid but lacks the interview permission. Ask for it in the platform's dashboard."
    : "Check that it was copied whole and has not been revoked in the platform's dashboard.";
}
