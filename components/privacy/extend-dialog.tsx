"use client";

import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { DayInput } from "@/components/calendar/day-input";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Textarea } from "@/components/ui/textarea";
import { extendCandidateAction } from "@/lib/actions/privacy";

/** Keeps one candidate longer than the rules say. */
export function ExtendDialog({ candidateId, thisYear }: { candidateId: string; thisYear: number }) {
  const tenant = useTenant();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const { isSending, refusal, fields, forget, send } = useSend("shown", ["reason", "until"]);
  const extend = async () => {
    if (!(await send(() => extendCandidateAction(tenant, candidateId, { reason, until }), "Kept longer")))
      return;
    setIsOpen(false);
    setReason("");
    setUntil("");
  };
  return (
    <Dialog
      trigger={
        <Button>
          <CalendarPlus aria-hidden /> Keep longer
        </Button>
      }
      open={isOpen}
      onOpenChange={(opens) => {
        setIsOpen(opens);
        forget();
      }}
      title="Keep this candidate longer"
      description="Retention rules will not delete their interviews before the end of this day."
      footer={
        <Button variant="primary" type="submit" form="extend" pending={isSending}>
          Keep longer
        </Button>
      }
    >
      <form
        id="extend"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void extend();
        }}
      >
        <RefusalAlert refusal={refusal} />
        <Field id="extend-until" label="Last day" error={fields.until}>
          {(control) => (
            <DayInput
              {...control}
              label="Last day"
              value={until}
              onChange={setUntil}
              placeholder="Choose a day"
              firstYear={thisYear}
              lastYear={thisYear + 20}
            />
          )}
        </Field>
        <Field
          id="extend-reason"
          label="Reason"
          hint="For your records, such as the candidate’s consent."
          error={fields.reason}
        >
          {(control) => (
            <Textarea
              {...control}
              required
              dir="auto"
              rows={3}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
