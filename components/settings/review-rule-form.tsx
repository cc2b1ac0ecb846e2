"use client";

import { useState } from "react";
import { answerOf } from "@/components/browser/answer-of";
import type { ReviewRulesProps } from "@/components/settings/review-rules";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ReviewPolicy } from "@/lib/data/sight/review-policies";

type ReviewRuleFormProps = Pick<
  ReviewRulesProps,
  "scorecards" | "members" | "save" | "remove" | "policies"
> & {
  policy: ReviewPolicy;
  onDone: () => void;
};

/** The rules of one role, or of all that have none of their own. */
export function ReviewRuleForm({
  policy: initial,
  policies,
  scorecards,
  members,
  save,
  remove,
  onDone,
}: ReviewRuleFormProps) {
  const [policy, setPolicy] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const change = (changes: Partial<ReviewPolicy>) => setPolicy({ ...policy, ...changes });
  const isStored = policy.roleName !== "" && policies.some(({ roleName }) => roleName === policy.roleName);
  const id = `rule-${policy.roleName.replaceAll(/\W/g, "-") || "default"}`;

  const send = async (action: () => Promise<{ ok: true } | { ok: false; reason: string }>) => {
    if (isSending) return;
    setIsSending(true);
    setError(null);
    const answer = await answerOf(action);
    setIsSending(false);
    if (answer.ok) onDone();
    else setError(answer.reason);
  };

  return (
    <form
      className="flex flex-col gap-5 rounded-lg border bg-bg p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(() => save(policy));
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
      {error ? (
        <p role="alert" className="text-pretty text-danger-text">
          {error}
        </p>
      ) : null}
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
            onClick={() => void send(() => remove(policy.roleName))}
          >
            Use default
          </Button>
        ) : null}
      </div>
    </form>
  );
}
