"use client";

import { Split } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { candidateHref } from "@/components/urls/candidate-url";

type SplitDialogProps = {
  tenantSlug: string;
  interviewName: string;
  split: (name: string) => Promise<{ ok: true; candidateId: string } | { ok: false; reason: string }>;
};

/** Takes an interview out of a candidate: it was somebody else's. */
export function SplitDialog({ tenantSlug, interviewName, split }: SplitDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const send = async () => {
    if (isSending) return;
    setIsSending(true);
    setError(null);
    const answer = await answerOf(() => split(name));
    setIsSending(false);
    if (!answer.ok) return setError(answer.reason);
    setIsOpen(false);
    router.push(candidateHref(tenantSlug, answer.candidateId));
  };
  return (
    <Dialog
      trigger={
        <Button size="sm" variant="ghost">
          <Split aria-hidden /> Split off<span className="sr-only"> {interviewName}</span>
        </Button>
      }
      open={isOpen}
      onOpenChange={setIsOpen}
      title="Split off this interview"
      description="It becomes a separate candidate, with its reviews, notes and decision. You can merge it back later."
      footer={
        <Button variant="primary" type="submit" form="split-off" pending={isSending}>
          Split off
        </Button>
      }
    >
      <form
        id="split-off"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          id="split-name"
          label="Name of the new candidate"
          optional
          error={error}
          hint="Leave blank to use the platform’s name."
        >
          {(control) => (
            <Input
              {...control}
              dir="auto"
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
