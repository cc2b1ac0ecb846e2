"use client";

import { useState } from "react";
import { ReviewRuleForm } from "@/components/settings/review-rule-form";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { Member } from "@/lib/data/people/members";
import type { ReviewPolicy } from "@/lib/data/sight/review-policies";

export type ReviewRulesProps = {
  /** The default first. */
  policies: ReviewPolicy[];
  /** Roles that follow the default. */
  otherRoles: string[];
  scorecards: { id: string; name: string }[];
  members: Pick<Member, "userId" | "name">[];
  canManage: boolean;
  /** Begins with the form of the default. */
  opensDefault: boolean;
};

/** How interviews are reviewed: for every role, and for those that differ. */
export function ReviewRules(props: ReviewRulesProps) {
  const { policies, otherRoles, canManage } = props;
  const [byDefault] = policies;
  const [edited, setEdited] = useState<ReviewPolicy | null>(
    (props.opensDefault && canManage && byDefault) || null,
  );
  if (!byDefault) return null;
  return (
    <Card aria-labelledby="rules-title">
      <CardHeader
        id="rules-title"
        title="Review rules"
        description="Who reviews interviews for each role, with which scorecard, and how many reviews a decision needs."
      />
      <ul className="divide-y px-4 pt-2 sm:px-5">
        {policies.map((policy) => (
          <li key={policy.roleName} className="flex flex-col gap-4 py-4">
            <div className="flex items-start gap-4">
              <div className="flex min-w-0 flex-1 flex-col gap-0.5">
                <h3 className="font-medium">{nameOf(policy, policies)}</h3>
                <p className="text-pretty text-muted text-sm">{describe(policy, props)}</p>
              </div>
              {canManage && edited?.roleName !== policy.roleName ? (
                <Button size="sm" onClick={() => setEdited(policy)}>
                  Edit<span className="sr-only"> {nameOf(policy, policies)}</span>
                </Button>
              ) : null}
            </div>
            {edited?.roleName === policy.roleName ? (
              <ReviewRuleForm
                key={policy.roleName}
                {...props}
                policy={edited}
                onDone={() => setEdited(null)}
              />
            ) : null}
          </li>
        ))}
        {edited && !policies.some(({ roleName }) => roleName === edited.roleName) ? (
          <li className="flex flex-col gap-4 py-4">
            <h3 className="font-medium">{nameOf(edited, policies)}</h3>
            <ReviewRuleForm key={edited.roleName} {...props} policy={edited} onDone={() => setEdited(null)} />
          </li>
        ) : null}
      </ul>
      {canManage ? (
        otherRoles.length > 0 ? (
          <div className="border-t px-4 py-4 sm:px-5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <label htmlFor="rule-new-role" className="text-muted">
                Add rules for a role
              </label>
              <Select
                id="rule-new-role"
                value=""
                onChange={({ target }) => setEdited({ ...byDefault, roleName: target.value })}
                className="min-w-56"
              >
                <option value="" disabled>
                  Choose a role
                </option>
                {otherRoles.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </Select>
            </div>
          </div>
        ) : null
      ) : (
        <p className="px-4 pb-4 text-muted sm:px-5">Only owners and admins can change the rules.</p>
      )}
    </Card>
  );
}

function nameOf({ roleName }: ReviewPolicy, policies: ReviewPolicy[]): string {
  if (roleName !== "") return roleName;
  return policies.length > 1 ? "Default for all other roles" : "Default for all roles";
}

function describe(policy: ReviewPolicy, { scorecards, members }: ReviewRulesProps): string {
  const scorecard = scorecards.find(({ id }) => id === policy.scorecardId) ?? scorecards[0];
  const people = policy.reviewerIds.map(
    (id) => members.find(({ userId }) => userId === id)?.name ?? "A former member",
  );
  const { requiredReviews: needed, dueDays } = policy;
  const parts = [
    scorecard ? scorecard.name : null,
    policy.isBlind ? "blind" : "open",
    policy.isAnonymous ? "anonymous" : null,
    needed === 0 ? "no review needed" : needed === 1 ? "1 review needed" : `${needed} reviews needed`,
    policy.assignment === "none" && policy.roleName !== "" && people.length > 0
      ? `reviewed by ${people.join(", ")}`
      : null,
    policy.assignment === "none"
      ? "assigned manually"
      : `${policy.assignment === "everyone" ? "assigned to" : "assigned in turn to"} ${people.join(", ")}`,
    dueDays === null ? null : dueDays === 1 ? "due in 1 day" : `due in ${dueDays} days`,
  ];
  return parts.filter(Boolean).join(" · ");
}
