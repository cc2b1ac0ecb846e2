"use client";

import { useState, useTransition } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { FormAlert } from "@/components/ui/form-alert";

/** Whether a rule of the organisation is on, and how to turn it. */
export type RuleCardProps = {
  isOn: boolean;
  save: (isOn: boolean) => Promise<{ ok: true } | { ok: false; reason: string }>;
};

type RuleWords = {
  /** Of the card's title. */
  id: string;
  title: string;
  /** What holds while it is on, and while it is off. */
  on: string;
  off: string;
  turnOff: string;
  turnOn: string;
  /** Asked before it is turned on, as it takes something from people at once. */
  question: { title: string; description: string; confirmLabel: string };
};

/** A rule that is turned on after a question, and off by a press. */
export function RuleCard({ isOn, save, words }: RuleCardProps & { words: RuleWords }) {
  const [isPending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ reason: string } | null>(null);
  const change = (next: boolean) =>
    startTransition(async () => {
      const answer = await answerOf(() => save(next));
      setRefusal(answer.ok ? null : answer);
    });
  return (
    <Card aria-labelledby={words.id}>
      <CardHeader id={words.id} title={words.title} description={isOn ? words.on : words.off} />
      <CardBody className="flex flex-col items-start gap-4">
        {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
        {isOn ? (
          <Button pending={isPending} onClick={() => change(false)}>
            {words.turnOff}
          </Button>
        ) : (
          <AlertDialog
            trigger={<Button pending={isPending}>{words.turnOn}</Button>}
            {...words.question}
            onConfirm={() => change(true)}
          />
        )}
      </CardBody>
    </Card>
  );
}
