"use client";

import { Scale } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { DayInput } from "@/components/calendar/day-input";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { placeLegalHoldAction } from "@/lib/actions/privacy";

type PlaceHoldDialogProps = {
  /** Leave out to ask for a role or everything. */
  candidateId?: string;
  /** To choose from. */
  roleNames?: string[];
  thisYear: number;
};

/** Places a legal hold on a candidate, on a role, or on everything. */
export function PlaceHoldDialog({ candidateId, roleNames = [], thisYear }: PlaceHoldDialogProps) {
  const tenant = useTenant();
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<"role" | "everything">(roleNames.length > 0 ? "role" : "everything");
  const [roleName, setRoleName] = useState("");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const { isSending, refusal, fields, forget, send } = useSend("shown", ["reason", "until", "scope"]);
  const place = async () => {
    const scope =
      candidateId !== undefined
        ? ({ kind: "candidate", candidateId } as const)
        : kind === "role"
          ? { kind, roleName }
          : { kind };
    const input = { scope, reason, until: until || null };
    if (!(await send(() => placeLegalHoldAction(tenant, input), "Legal hold placed"))) return;
    setIsOpen(false);
    setReason("");
    setUntil("");
    setRoleName("");
  };
  return (
    <Dialog
      trigger={
        <Button>
          <Scale aria-hidden /> Place a legal hold
        </Button>
      }
      open={isOpen}
      onOpenChange={(opens) => {
        setIsOpen(opens);
        forget();
      }}
      title="Place a legal hold"
      description="Nothing it covers can be erased, by hand or by a rule, until the hold ends."
      footer={
        <Button variant="primary" type="submit" form="place-hold" pending={isSending}>
          Place hold
        </Button>
      }
    >
      <form
        id="place-hold"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        <RefusalAlert refusal={refusal} />
        {candidateId === undefined ? (
          <Field id="hold-kind" label="What to hold">
            {(control) => (
              <Select
                {...control}
                value={kind}
                onChange={({ target }) => setKind(target.value === "role" ? "role" : "everything")}
              >
                {roleNames.length > 0 ? <option value="role">Everyone interviewed for a role</option> : null}
                <option value="everything">Every candidate</option>
              </Select>
            )}
          </Field>
        ) : null}
        {candidateId === undefined && kind === "role" ? (
          <Field id="hold-role" label="Role" error={fields.scope}>
            {(control) => (
              <Select
                {...control}
                required
                value={roleName}
                onChange={({ target }) => setRoleName(target.value)}
              >
                <option value="" disabled>
                  Choose a role
                </option>
                {roleNames.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <Field
          id="hold-reason"
          label="Reason"
          hint="Shown to anyone who tries to erase what is held."
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
        <Field
          id="hold-until"
          label="Last day"
          optional
          hint="Leave blank to hold until someone releases it."
          error={fields.until}
        >
          {(control) => (
            <DayInput
              {...control}
              label="Last day"
              value={until}
              onChange={setUntil}
              placeholder="No end date"
              firstYear={thisYear}
              lastYear={thisYear + 20}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
