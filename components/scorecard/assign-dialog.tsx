"use client";

import { type ReactNode, useState } from "react";
import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { DayInput } from "@/components/calendar/day-input";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
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
  onAssign: (reviewerIds: string[], dueAt: string | null) => Promise<Answer>;
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
  const { isSending, refusal, refuse, send } = useSend("shown");
  const free = members.filter(({ userId }) => !chosen.includes(userId));

  const assign = async () => {
    if (picked.length === 0) return refuse("Choose at least one person.");
    if (!(await send(() => onAssign(picked, endOfDay(dueDay))))) return;
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
        <Button variant="primary" pending={isSending} onClick={() => void assign()}>
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
      <Field id="assign-due" label="Due" optional error={refusal?.reason}>
        {(control) => (
          <DayInput
            {...control}
            label="Due"
            placeholder="No due date"
            value={dueDay}
            onChange={setDueDay}
            firstYear={new Date().getFullYear()}
            lastYear={new Date().getFullYear() + 2}
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
