"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useId, useTransition } from "react";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import type { Calibration } from "@/lib/data/reports/calibration";

type CalibrationFiltersProps = {
  tenantSlug: string;
  calibration: Pick<
    Calibration,
    "scorecards" | "scorecardId" | "criteria" | "criterion" | "roleNames" | "roleName"
  >;
};

/** What is looked at: a criterion of a scorecard, for a role. All of it lives in the address. */
export function CalibrationFilters({ tenantSlug, calibration }: CalibrationFiltersProps) {
  const { scorecards, scorecardId, criteria, criterion, roleNames, roleName } = calibration;
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (change: { scorecard?: string; criterion?: string; role?: string }) => {
    const asked = {
      scorecard: scorecardId ?? "",
      ...(change.scorecard === undefined ? { criterion: criterion?.id ?? "" } : {}),
      role: roleName ?? "",
      ...change,
    };
    startTransition(() => {
      router.push(`/t/${encodeURIComponent(tenantSlug)}/calibration?${new URLSearchParams(asked)}`, {
        scroll: false,
      });
    });
  };
  return (
    <div aria-busy={isPending} className="grid gap-3 sm:grid-cols-3 lg:max-w-4xl">
      <Choice label="Criterion" value={criterion?.id ?? ""} onChange={(id) => go({ criterion: id })}>
        {criteria.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label="Role" value={roleName ?? ""} onChange={(role) => go({ role })}>
        {roleNames.map((name) => (
          <option key={name} value={name}>
            {name || "No role"}
          </option>
        ))}
      </Choice>
      <Choice
        label="Scorecard"
        value={scorecardId ?? ""}
        onChange={(scorecard) => go({ scorecard })}
        aside={isPending ? <Spinner /> : null}
      >
        {scorecards.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  aside?: ReactNode;
  children: ReactNode;
};

function Choice({ label, value, onChange, aside, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span className="flex items-center justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {aside}
      </span>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="truncate">
        {children}
      </Select>
    </div>
  );
}
