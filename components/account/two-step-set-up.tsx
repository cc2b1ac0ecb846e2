"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RecoveryCodes } from "@/components/account/recovery-codes";
import { CodeField } from "@/components/auth/code-field";
import { useSend } from "@/components/browser/use-send";
import { QrCode } from "@/components/links/qr-code";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { beginTwoStepAction, confirmTwoStepAction } from "@/lib/actions/second-factors";

type TwoStepSetUpProps = {
  email: string;
  /** Where to go when it is done; without it, the page shows what is new. */
  doneHref?: string;
};

/** Password, then the app with its first code, then the codes for paper. */
export function TwoStepSetUp({ email, doneHref }: TwoStepSetUpProps) {
  const router = useRouter();
  const [app, setApp] = useState<{ secret: string; address: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { isSending, refusal, send } = useSend("shown");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    if (app) {
      const answer = await send(() => confirmTwoStepAction(String(typed.get("code"))));
      if (answer) setCodes(answer.codes);
    } else setApp(await send(() => beginTwoStepAction(String(typed.get("password")))));
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
      <RefusalAlert refusal={refusal} />
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
