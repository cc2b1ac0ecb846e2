"use client";

import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { checkAuditAction } from "@/lib/actions/settings";
import type { AuditCheck } from "@/lib/data/audit/audit-check";

/** Computes all seals anew, and says beside it what came of it. */
export function AuditCheckButton() {
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const [checked, setChecked] = useState<AuditCheck | null>(null);
  const isBad = refusal !== null || (checked !== null && checked.brokenAt !== null);
  return (
    <div className="flex max-w-52 shrink-0 flex-col items-end gap-1">
      <Button
        size="sm"
        pending={isSending}
        onClick={() => void send(() => checkAuditAction(tenant)).then(setChecked)}
      >
        <ShieldCheck aria-hidden /> Check log
      </Button>
      <p
        role="status"
        className={cn("text-pretty text-end text-sm", isBad ? "text-danger-text" : "text-muted")}
      >
        {refusal ? refusal.reason : checked ? textOf(checked) : ""}
      </p>
    </div>
  );
}

function textOf({ brokenAt, entries }: AuditCheck): string {
  if (brokenAt !== null)
    return `Entry ${brokenAt} was changed, or an earlier one is missing. Tell your Debrief operator.`;
  return `All ${entries.toLocaleString("en")} entries are intact.`;
}
