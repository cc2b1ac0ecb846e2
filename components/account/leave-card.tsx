"use client";

import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";

type Answer = { ok: true } | { ok: false; reason: string };

/** The way out of an organisation. */
export function LeaveCard({ tenantName, leave }: { tenantName: string; leave: () => Promise<Answer> }) {
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const go = async () => {
    setIsSending(true);
    // Done, it leads away and answers nothing.
    const answer: Answer | undefined = await answerOf(leave);
    setIsSending(false);
    setRefusal(answer?.ok === false ? answer : null);
  };
  return (
    <Card aria-labelledby="leave-title">
      <CardHeader
        id="leave-title"
        title={`Leave ${tenantName}`}
        description="You will lose access to its interviews. Your notes, reviews and account are kept."
      />
      <CardBody className="flex flex-col items-start gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
        <AlertDialog
          trigger={<Button pending={isSending}>Leave</Button>}
          title={`Leave ${tenantName}?`}
          description="You will need a new invitation to return."
          confirmLabel="Leave"
          onConfirm={() => void go()}
        />
      </CardBody>
    </Card>
  );
}
