"use client";

import { useState } from "react";
import { useTenant } from "@/components/browser/use-tenant";
import { RetentionRuleForm } from "@/components/privacy/retention-rule-form";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { expiringHref } from "@/components/urls/candidate-url";
import { RETAINED_AS, RETAINED_WORDS } from "@/lib/candidates/retained-as";
import type { RetentionRule } from "@/lib/candidates/retention";

type RetentionRulesProps = {
  /** That of all other roles first, where there is one. */
  rules: RetentionRule[];
  roleNames: string[];
};

const NEW_RULE: RetentionRule = {
  roleName: "",
  days: { advance: null, hold: null, reject: null, undecided: null, unfinished: null },
  countsActivity: false,
};

/** How long interviews are kept: by default, and for roles that differ. */
export function RetentionRules({ rules, roleNames }: RetentionRulesProps) {
  const tenant = useTenant();
  const [edited, setEdited] = useState<RetentionRule | null>(null);
  const stored = rules[0]?.roleName === "" ? rules : [NEW_RULE, ...rules];
  const isNew = edited !== null && !stored.some(({ roleName }) => roleName === edited.roleName);
  const otherRoles = roleNames.filter((name) => !rules.some(({ roleName }) => roleName === name));
  const isStored = ({ roleName }: RetentionRule) => rules.some((rule) => rule.roleName === roleName);
  return (
    <Card aria-labelledby="retention-title">
      <CardHeader
        id="retention-title"
        title="Retention"
        description="How long interviews are kept. Owners and admins are told a week before any are deleted."
        actions={
          rules.length > 0 ? (
            <Link href={expiringHref(tenant)} className={cn(buttonClass(), "shrink-0")}>
              <span>
                Upcoming<span className="max-sm:sr-only"> deletions</span>
              </span>
            </Link>
          ) : null
        }
      />
      <ul className="divide-y px-4 pt-2 sm:px-5">
        {[...stored, ...(isNew ? [edited] : [])].map((rule) => {
          const name = rule.roleName || (rules.length > 1 ? "All other roles" : "All roles");
          const isOpen = edited?.roleName === rule.roleName;
          return (
            <li key={rule.roleName} className="flex flex-col gap-4 py-4">
              <div className="flex items-start gap-4">
                <div className="flex min-w-0 flex-1 flex-col gap-0.5">
                  <h3 className="break-words font-medium">
                    <bdi>{name}</bdi>
                  </h3>
                  {isOpen ? null : <p className="text-pretty text-muted text-sm">{describe(rule)}</p>}
                </div>
                {isOpen ? null : (
                  <Button size="sm" onClick={() => setEdited(rule)}>
                    Edit<span className="sr-only"> {name}</span>
                  </Button>
                )}
              </div>
              {isOpen ? (
                <RetentionRuleForm rule={edited} isStored={isStored(edited)} onDone={() => setEdited(null)} />
              ) : null}
            </li>
          );
        })}
      </ul>
      {otherRoles.length > 0 ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t px-4 py-4 sm:px-5">
          <label htmlFor="retention-new-role" className="text-muted">
            Add a rule for a role
          </label>
          <Select
            id="retention-new-role"
            value=""
            onChange={({ target }) => setEdited({ ...NEW_RULE, ...rules[0], roleName: target.value })}
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
      ) : null}
    </Card>
  );
}

function describe({ days, countsActivity }: RetentionRule): string {
  const parts = RETAINED_AS.flatMap((as) => {
    const count = days[as];
    return count === null
      ? []
      : `${RETAINED_WORDS[as]}: ${count.toLocaleString("en")} ${count === 1 ? "day" : "days"}`;
  });
  if (parts.length === 0) return "Kept until someone deletes them";
  return [...parts, countsActivity ? "later activity restarts the time" : null].filter(Boolean).join(" · ");
}
