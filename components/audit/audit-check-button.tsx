"use client";

import { ShieldCheck } from "lucide-react";
import { useState, useTransition } from "react";
import { answerOf } from "@/components/browser/answer-of";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { AuditCheck } from "@/lib/data/audit/audit-check";

type Answer = ({ ok: true } & AuditCheck) | { ok: false; reason: string };

/** Computes all seals anew, and says beside it what came of it. */
export function AuditCheckButton({ check }: { check: () => Promise<Answer> }) {
  const [isPending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const isBad = answer !== null && (!answer.ok || answer.brokenAt !== null);
  return (
    <div className="flex max-w-52 shrink-0 flex-col items-end gap-1">
      <Button
        size="sm"
        pending={isPending}
        onClick={() => startTransition(async () => setAnswer(await answerOf(check)))}
      >
        <ShieldCheck aria-hidden /> Check
      </Button>
      <p
        role="status"
        className={cn("text-pretty text-end text-sm", isBad ? "text-danger-text" : "text-muted")}
      >
        {answer ? textOf(answer) : ""}
      </p>
    </div>
  );
}

function textOf(answer: Answer): string {
  if (!answer.ok) return answer.reason;
  if (answer.brokenAt !== null)
    return `Entry ${answer.brokenAt} was changed, or an earlier one is missing. Tell your Debrief operator.`;
  return `All ${answer.entries.toLocaleString("en")} entries are intact.`;
}
