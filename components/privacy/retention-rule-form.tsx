"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { ExpiringList } from "@/components/privacy/expiring-list";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import {
  previewRetentionRuleAction,
  removeRetentionRuleAction,
  saveRetentionRuleAction,
} from "@/lib/actions/privacy";
import { RETAINED_AS, RETAINED_WORDS, type RetainedAs } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";
import type { ExpiringInterviews } from "@/lib/data/retention/expiring";

type RetentionRuleFormProps = { rule: RetentionRule; isStored: boolean; onDone: () => void };

const COUNTED_FROM: Record<RetainedAs, string> = {
  advance: "Days after the decision",
  hold: "Days after the decision",
  reject: "Days after the decision",
  undecided: "Days after the interview",
  unfinished: "Days after the last activity",
};

/** The rule of one role, or of all that have none of their own; what it would delete can be seen before it is saved. */
export function RetentionRuleForm({ rule: initial, isStored, onDone }: RetentionRuleFormProps) {
  const tenant = useTenant();
  const [rule, setRule] = useState(initial);
  const [preview, setPreview] = useState<ExpiringInterviews | null>(null);
  const { sending, refusal, send } = useSend("shown");
  const id = `retention-${rule.roleName.replaceAll(/\W/g, "-") || "default"}`;
  const change = (changes: Partial<RetentionRule>) => {
    setRule({ ...rule, ...changes });
    setPreview(null);
  };
  const save = async () => {
    if (await send(() => saveRetentionRuleAction(tenant, rule), "Rule saved", "save")) onDone();
  };
  const remove = async () => {
    if (await send(() => removeRetentionRuleAction(tenant, rule.roleName), "Rule removed", "remove"))
      onDone();
  };
  const show = async () =>
    setPreview(await send(() => previewRetentionRuleAction(tenant, rule), undefined, "show"));
  return (
    <form
      className="flex flex-col gap-5 rounded-lg border bg-bg p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {RETAINED_AS.map((as) => (
          <Field key={as} id={`${id}-${as}`} label={RETAINED_WORDS[as]} hint={COUNTED_FROM[as]}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={36_500}
                placeholder="Keep"
                value={rule.days[as] ?? ""}
                onChange={({ target }) =>
                  change({
                    days: { ...rule.days, [as]: target.value === "" ? null : target.valueAsNumber },
                  })
                }
              />
            )}
          </Field>
        ))}
      </div>
      <Checkbox
        label="Later notes, reviews and other activity restart the clock"
        checked={rule.countsActivity}
        onChange={({ target }) => change({ countsActivity: target.checked })}
      />
      <RefusalAlert refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={sending === "save"}>
          Save rule
        </Button>
        <Button pending={sending === "show"} onClick={() => void show()}>
          Preview
        </Button>
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        {isStored ? (
          <Button
            variant="danger-quiet"
            className="sm:ms-auto"
            pending={sending === "remove"}
            onClick={() => void remove()}
          >
            {rule.roleName === "" ? "Remove rule" : "Use default"}
          </Button>
        ) : null}
      </div>
      {preview ? (
        <section aria-label="Preview" className="flex flex-col gap-2 border-t pt-4">
          <p role="status" className="font-medium">
            {inWords(preview)}
          </p>
          <ExpiringList expiring={preview} />
        </section>
      ) : null}
    </form>
  );
}

function inWords({ total }: ExpiringInterviews): string {
  if (total === 0) return "This rule would not delete any current interview.";
  return `${total.toLocaleString("en")} ${total === 1 ? "interview has" : "interviews have"} a date under this rule.`;
}
