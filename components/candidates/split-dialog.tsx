"use client";

import { Split } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { candidateHref } from "@/components/urls/candidate-url";
import { splitInterviewAction } from "@/lib/actions/candidates";

type SplitDialogProps = {
  tenantSlug: string;
  candidateId: string;
  interviewId: string;
  interviewName: string;
};

/** Takes an interview out of a candidate: it was somebody else's. */
export function SplitDialog(props: SplitDialogProps) {
  const { tenantSlug, candidateId, interviewId, interviewName } = props;
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const { isSending, refusal, send } = useSend("shown");
  const split = async () => {
    const answer = await send(() => splitInterviewAction(tenantSlug, candidateId, interviewId, name));
    if (!answer) return;
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
          void split();
        }}
      >
        <Field
          id="split-name"
          label="Name of the new candidate"
          optional
          error={refusal?.reason}
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
