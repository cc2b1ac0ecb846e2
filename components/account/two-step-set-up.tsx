"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RecoveryCodes } from "@/components/account/recovery-codes";
import type { BeginTwoStep, ConfirmTwoStep } from "@/components/account/two-step-actions";
import { CodeField } from "@/components/auth/code-field";
import { answerOf } from "@/components/browser/answer-of";
import { QrCode } from "@/components/links/qr-code";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";

type TwoStepSetUpProps = {
  email: string;
  begin: BeginTwoStep;
  confirm: ConfirmTwoStep;
  /** Where to go when it is done; without it, the page shows what is new. */
  doneHref?: string;
};

/** Password, then the app with its first code, then the codes for paper. */
export function TwoStepSetUp({ email, begin, confirm, doneHref }: TwoStepSetUpProps) {
  const router = useRouter();
  const [app, setApp] = useState<{ secret: string; address: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const typed = new FormData(event.currentTarget);
    setIsSending(true);
    if (app) {
      const answer = await answerOf(() => confirm(String(typed.get("code"))));
      setRefusal(answer.ok ? null : answer);
      if (answer.ok) setCodes(answer.codes);
    } else {
      const answer = await answerOf(() => begin(String(typed.get("password"))));
      setRefusal(answer.ok ? null : answer);
      if (answer.ok) setApp(answer);
    }
    setIsSending(false);
  };
  if (codes)
    return (
      <RecoveryCodes codes={codes}>
        <Button variant="primary" onClick={() => (doneHref ? router.push(doneHref) : router.refresh())}>
          I have saved them
        </Button>
      </RecoveryCodes>
    );
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <input type="hidden" autoComplete="username" value={email} />
      {app ? (
        <>
          <p>Scan this with an authenticator app, or enter the key manually. Then enter the code it shows.</p>
          <QrCode text={app.address} label="QR code for an authenticator app" />
          <div className="w-full max-w-sm">
            <CopyField id="two-step-key" label="Key" value={app.secret.replaceAll(/.{4}(?=.)/g, "$& ")} />
          </div>
          <CodeField id="two-step-code" hint="Six digits." className="w-full max-w-sm" />
        </>
      ) : (
        <Field id="two-step-password" label="Your password" className="w-full max-w-sm">
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required />
          )}
        </Field>
      )}
      <Button type="submit" variant={app ? "primary" : "secondary"} pending={isSending}>
        {app ? "Turn on" : "Set up two-step sign-in"}
      </Button>
    </form>
  );
}
