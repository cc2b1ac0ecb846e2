"use client";

import { type ReactNode, useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Member } from "@/lib/data/people/members";

type AssignDialogProps = {
  /** What else there is to say of it. */
  note?: ReactNode;
  trigger?: ReactNode;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  members: Pick<Member, "userId" | "name">[];
  /** Who is asked already. */
  chosen: string[];
  onAssign: (
    reviewerIds: string[],
    dueAt: string | null,
  ) => Promise<{ ok: true } | { ok: false; reason: string }>;
  onAssigned: () => void;
};

/** Asks people to review, by a day or without one. */
export function AssignDialog({
  note,
  trigger,
  open,
  onOpenChange,
  members,
  chosen,
  onAssign,
  onAssigned,
}: AssignDialogProps) {
  const [picked, setPicked] = useState<string[]>([]);
  const [dueDay, setDueDay] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const free = members.filter(({ userId }) => !chosen.includes(userId));

  const send = async () => {
    if (picked.length === 0) return setError("Choose at least one person.");
    setIsSending(true);
    setError(null);
    const answer = await answerOf(() => onAssign(picked, endOfDay(dueDay)));
    setIsSending(false);
    if (!answer.ok) return setError(answer.reason);
    setPicked([]);
    onOpenChange(false);
    onAssigned();
  };

  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={onOpenChange}
      title="Assign reviewers"
      description={note ?? "It will appear under “To review”."}
      footer={
        <Button variant="primary" pending={isSending} onClick={() => void send()}>
          {picked.length > 1 ? `Assign ${picked.length} people` : "Assign"}
        </Button>
      }
    >
      {free.length === 0 ? (
        <p className="text-muted">Everyone in your organisation has already been asked.</p>
      ) : (
        <fieldset className="flex max-h-72 flex-col overflow-y-auto">
          <legend className="mb-1 font-medium">People</legend>
          {free.map(({ userId, name }) => (
            <Checkbox
              key={userId}
              label={name}
              checked={picked.includes(userId)}
              onChange={({ target: { checked } }) =>
                setPicked(checked ? [...picked, userId] : picked.filter((id) => id !== userId))
              }
            />
          ))}
        </fieldset>
      )}
      <Field id="assign-due" label="Due" optional error={error}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={dueDay}
            onChange={(event) => setDueDay(event.target.value)}
            className="w-44"
          />
        )}
      </Field>
    </Dialog>
  );
}

/** The last second of a day in the reader's own time zone; null for no day. */
function endOfDay(day: string): string | null {
  return day === "" ? null : new Date(`${day}T23:59:59`).toISOString();
}
