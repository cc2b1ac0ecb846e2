"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { undoMergeAction } from "@/lib/actions/candidates";
import type { MergedCandidate } from "@/lib/data/candidates/candidate-details";

type MergedListProps = { merged: MergedCandidate[]; mayUndo: boolean };

/** Who was merged into this candidate, and the way back. */
export function MergedList({ merged, mayUndo }: MergedListProps) {
  if (merged.length === 0) return null;
  return (
    <Card aria-labelledby="merged-title">
      <CardHeader id="merged-title" title="Merged here" />
      <ul className="divide-y px-4 pt-1 pb-1 sm:px-5">
        {merged.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2.5">
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="break-words">
                <bdi>{one.displayName}</bdi>
              </span>
              {one.ref !== null && one.ref !== one.displayName ? (
                <span className="break-words text-muted text-sm">
                  <bdi>{one.ref}</bdi>
                </span>
              ) : null}
            </span>
            {mayUndo ? <UndoButton merged={one} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function UndoButton({ merged: { id, displayName } }: { merged: MergedCandidate }) {
  const router = useRouter();
  const tenant = useTenant();
  const { isSending, send } = useSend();
  const undo = async () => {
    await send(() => undoMergeAction(tenant, id), `${displayName} is a separate candidate again`);
    router.refresh();
  };
  return (
    <AlertDialog
      trigger={
        <Button size="sm" pending={isSending}>
          <Undo2 aria-hidden /> Undo merge<span className="sr-only"> of {displayName}</span>
        </Button>
      }
      title={`Undo the merge of ${displayName}?`}
      description="Their interviews move back, including any added since under their reference. Values taken from them are reverted unless they were changed since."
      confirmLabel="Undo merge"
      tone="primary"
      onConfirm={() => void undo()}
    />
  );
}
