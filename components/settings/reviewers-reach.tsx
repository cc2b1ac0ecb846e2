"use client";

import { useState, useTransition } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";

type ReviewersReachProps = {
  isLimited: boolean;
  save: (isLimited: boolean) => Promise<{ ok: true } | { ok: false; reason: string }>;
};

/** Whether reviewers see every interview, or only what is assigned to them. */
export function ReviewersReach({ isLimited, save }: ReviewersReachProps) {
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const change = (next: boolean) =>
    startTransition(async () => {
      const answer = await answerOf(() => save(next));
      setRefusal(answer.ok ? null : answer);
    });
  return (
    <Card aria-labelledby="reviewers-reach-title">
      <CardHeader
        id="reviewers-reach-title"
        title="What reviewers see"
        description={
          isLimited
            ? "Only interviews assigned to them, and those of roles whose rule names them below. Nothing tells them of others."
            : "Every interview of your organisation, like everybody else."
        }
      />
      <CardBody className="flex flex-col items-start gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
        {isLimited ? (
          <Button pending={isPending} onClick={() => change(false)}>
            Show them every interview
          </Button>
        ) : (
          <AlertDialog
            trigger={<Button pending={isPending}>Show only what is assigned to them</Button>}
            title="Show reviewers only what is assigned to them?"
            description="Within seconds they see only the interviews assigned to them, and those of roles whose rule names them. All others are not found any more, even those that they have reviewed; what they wrote there stays for the team."
            confirmLabel="Show only theirs"
            onConfirm={() => change(true)}
          />
        )}
      </CardBody>
    </Card>
  );
}
