"use client";

import { useState } from "react";
import type { Answer } from "@/components/browser/answer-of";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import type { ReviewRulesProps } from "@/components/settings/review-rules";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorLine } from "@/components/ui/error-line";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { removePolicyAction, savePolicyAction } from "@/lib/actions/settings";
import type { ReviewPolicy } from "@/lib/data/sight/review-policies";

type ReviewRuleFormProps = Pick<ReviewRulesProps, "scorecards" | "members" | "policies"> & {
  policy: ReviewPolicy;
  onDone: () => void;
};

/** The rules of one role, or of all that have none of their own. */
export function ReviewRuleForm({
  policy: initial,
  policies,
  scorecards,
  members,
  onDone,
}: ReviewRuleFormProps) {
  const [policy, setPolicy] = useState(initial);
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const change = (changes: Partial<ReviewPolicy>) => setPolicy({ ...policy, ...changes });
  const isStored = policy.roleName !== "" && policies.some(({ roleName }) => roleName === policy.roleName);
  const id = `rule-${policy.roleName.replaceAll(/\W/g, "-") || "default"}`;

  const finish = async (act: () => Promise<Answer>) => {
    if (await send(act)) onDone();
  };

  return (
    <form
      className="flex flex-col gap-5 rounded-lg border bg-bg p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void finish(() => savePolicyAction(tenant, policy));
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}-scorecard`} label="Scorecard">
          {(control) => (
            <Select
              {...control}
              value={policy.scorecardId ?? scorecards[0]?.id ?? ""}
              onChange={(event) => change({ scorecardId: event.target.value || null })}
            >
              {scorecards.map((scorecard) => (
                <option key={scorecard.id} value={scorecard.id}>
                  {scorecard.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field id={`${id}-required`} label="Reviews before a decision">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={20}
              required
              value={policy.requiredReviews}
              onChange={(event) => change({ requiredReviews: event.target.valueAsNumber || 0 })}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-col">
        <Checkbox
          label="Blind"
          description="Reviewers cannot see other notes, scores or the decision until they submit their review."
          checked={policy.isBlind}
          onChange={(event) => change({ isBlind: event.target.checked })}
        />
        <Checkbox
          label="Anonymous"
          description="Reviewers see a label instead of the candidate’s name and reference. The recording and transcript are not changed."
          checked={policy.isAnonymous}
          onChange={(event) => change({ isAnonymous: event.target.checked })}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`${id}-assignment`} label="Assign completed interviews">
          {(control) => (
            <Select
              {...control}
              value={policy.assignment}
              onChange={(event) => change({ assignment: event.target.value as ReviewPolicy["assignment"] })}
            >
              <option value="none">Manually</option>
              <option value="everyone">To everyone below</option>
              <option value="in_turn">To one of them, in rotation</option>
            </Select>
          )}
        </Field>
        <Field id={`${id}-due`} label="Due after (days)" optional>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={90}
              value={policy.dueDays ?? ""}
              onChange={(event) => change({ dueDays: event.target.valueAsNumber || null })}
            />
          )}
        </Field>
      </div>
      {policy.assignment === "none" && policy.roleName === "" ? null : (
        <fieldset className="flex max-h-64 flex-col overflow-y-auto">
          <legend className="mb-1 font-medium">Reviewers</legend>
          {policy.roleName !== "" ? (
            <p className="mb-1 text-pretty text-muted text-sm">
              If reviewers only see their own interviews, they also see every interview for roles that list
              them.
            </p>
          ) : null}
          {members.map(({ userId, name }) => (
            <Checkbox
              key={userId}
              label={name}
              checked={policy.reviewerIds.includes(userId)}
              onChange={({ target: { checked } }) =>
                change({
                  reviewerIds: checked
                    ? [...policy.reviewerIds, userId]
                    : policy.reviewerIds.filter((other) => other !== userId),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <ErrorLine error={refusal?.reason} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSending}>
          Save rules
        </Button>
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        {isStored ? (
          <Button
            variant="danger-quiet"
            className="ms-auto"
            onClick={() => void finish(() => removePolicyAction(tenant, policy.roleName))}
          >
            Use default
          </Button>
        ) : null}
      </div>
    </form>
  );
}
