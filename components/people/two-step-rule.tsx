"use client";

import { useState, useTransition } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";

type TwoStepRuleProps = {
  isOn: boolean;
  save: (isOn: boolean) => Promise<{ ok: true } | { ok: false; reason: string }>;
};

/** Whether the organisation lets nobody in without two-step sign-in. */
export function TwoStepRule({ isOn, save }: TwoStepRuleProps) {
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const change = (next: boolean) =>
    startTransition(async () => {
      const answer = await answerOf(() => save(next));
      setRefusal(answer.ok ? null : answer);
    });
  return (
    <Card aria-labelledby="two-step-rule-title">
      <CardHeader
        id="two-step-rule-title"
        title="Two-step sign-in for everybody"
        description={
          isOn
            ? "Nobody gets in without it, or without a passkey. Who has neither is led there first."
            : "Everybody decides for themselves."
        }
      />
      <CardBody className="flex flex-col items-start gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
        {isOn ? (
          <Button pending={isPending} onClick={() => change(false)}>
            Leave it to each person
          </Button>
        ) : (
          <AlertDialog
            trigger={<Button pending={isPending}>Ask everybody for it</Button>}
            title="Ask everybody for two-step sign-in?"
            description="Whoever has neither that nor a passkey is stopped at their next click, also in the middle of a recording, and goes on once they have set it up."
            confirmLabel="Ask everybody"
            onConfirm={() => change(true)}
          />
        )}
      </CardBody>
    </Card>
  );
}
