"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { saveInviteRulesAction } from "@/lib/actions/invites";
import type { InviteRules } from "@/lib/invites/rules";

/** When candidates who have not begun are reminded. */
export function ReminderRulesForm({ rules: initial }: { rules: InviteRules }) {
  const tenant = useTenant();
  const [rules, setRules] = useState(initial);
  const { isSending, refusal, send } = useSend("shown");
  const save = (event: FormEvent) => {
    event.preventDefault();
    void send(() => saveInviteRulesAction(tenant, rules), "Saved");
  };
  return (
    <Card aria-labelledby="reminders-title">
      <CardHeader
        id="reminders-title"
        title="Reminders"
        description="For candidates who were emailed and have not started. They stop once the interview starts."
      />
      <CardBody>
        <form onSubmit={save} className="flex flex-col gap-4">
          <RefusalAlert refusal={refusal} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="most-reminders" label="How many">
              {(control) => (
                <Select
                  {...control}
                  value={rules.mostReminders}
                  onChange={({ target }) =>
                    setRules((before) => ({ ...before, mostReminders: Number(target.value) }))
                  }
                >
                  {[0, 1, 2, 3, 4, 5].map((count) => (
                    <option key={count} value={count}>
                      {count === 0 ? "None" : count}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field id="reminder-days" label="Every">
              {(control) => (
                <Select
                  {...control}
                  value={rules.reminderDays}
                  disabled={rules.mostReminders === 0}
                  onChange={({ target }) =>
                    setRules((before) => ({ ...before, reminderDays: Number(target.value) }))
                  }
                >
                  {[1, 2, 3, 4, 5, 6].map((days) => (
                    <option key={days} value={days}>
                      {days === 1 ? "day" : `${days} days`}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Button type="submit" variant="primary" pending={isSending} className="self-start">
            Save
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
