"use client";

import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RefusalAlert } from "@/components/ui/refusal-alert";

/** Whether a rule of the organisation is on. */
export type RuleCardProps = {
  isOn: boolean;
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

type Turned = { words: RuleWords; save: (tenant: string, isOn: boolean) => Promise<Answer> };

/** A rule that is turned on after a question, and off by a press. */
export function RuleCard({ isOn, save, words }: RuleCardProps & Turned) {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const change = (next: boolean) => void send(() => save(tenant, next));
  return (
    <Card aria-labelledby={words.id}>
      <CardHeader id={words.id} title={words.title} description={isOn ? words.on : words.off} />
      <CardBody className="flex flex-col items-start gap-4">
        <RefusalAlert refusal={refusal} />
        {isOn ? (
          <Button pending={isSending} onClick={() => change(false)}>
            {words.turnOff}
          </Button>
        ) : (
          <AlertDialog
            trigger={<Button pending={isSending}>{words.turnOn}</Button>}
            {...words.question}
            onConfirm={() => change(true)}
          />
        )}
      </CardBody>
    </Card>
  );
}
