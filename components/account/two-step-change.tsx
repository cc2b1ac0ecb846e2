"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RecoveryCodes } from "@/components/account/recovery-codes";
import { CodeField } from "@/components/auth/code-field";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { endTwoStepAction, renewRecoveryCodesAction } from "@/lib/actions/second-factors";

/** Turns the second step off, or makes new codes for paper; both ask for password and code. */
export function TwoStepChange({ email }: { email: string }) {
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { sending, refusal, send } = useSend("shown");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const proof = { password: String(typed.get("password")), code: String(typed.get("code")) };
    const isEnding = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "end";
    if (isEnding) return void send(() => endTwoStepAction(proof), undefined, "end");
    const answer = await send(() => renewRecoveryCodesAction(proof), undefined, "renew");
    if (answer) setCodes(answer.codes);
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
      <RefusalAlert refusal={refusal} />
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
