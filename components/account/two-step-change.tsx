"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RecoveryCodes } from "@/components/account/recovery-codes";
import type { EndTwoStep, RenewRecoveryCodes } from "@/components/account/two-step-actions";
import { CodeField } from "@/components/auth/code-field";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordInput } from "@/components/ui/password-input";

type TwoStepChangeProps = { email: string; end: EndTwoStep; renew: RenewRecoveryCodes };

/** Turns the second step off, or makes new codes for paper; both ask for password and code. */
export function TwoStepChange({ email, end, renew }: TwoStepChangeProps) {
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [sending, setSending] = useState<"end" | "renew" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const typed = new FormData(event.currentTarget);
    const proof = { password: String(typed.get("password")), code: String(typed.get("code")) };
    const isEnding = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "end";
    setSending(isEnding ? "end" : "renew");
    if (isEnding) {
      const answer = await answerOf(() => end(proof));
      setRefusal(answer.ok ? null : answer);
    } else {
      const answer = await answerOf(() => renew(proof));
      setRefusal(answer.ok ? null : answer);
      if (answer.ok) setCodes(answer.codes);
    }
    setSending(null);
  };
  if (codes)
    return (
      <RecoveryCodes codes={codes}>
        <Button
          onClick={() => {
            setCodes(null);
            router.refresh();
          }}
        >
          I have saved them
        </Button>
      </RecoveryCodes>
    );
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
      {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
      <input type="hidden" autoComplete="username" value={email} />
      <Field id="two-step-password" label="Your password" className="w-full max-w-sm">
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      <CodeField id="two-step-code" hint="Or a recovery code." className="w-full max-w-sm" />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" value="renew" pending={sending === "renew"}>
          Create new recovery codes
        </Button>
        <Button type="submit" value="end" variant="danger" pending={sending === "end"}>
          Turn off
        </Button>
      </div>
    </form>
  );
}
