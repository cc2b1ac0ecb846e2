"use client";

import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTenant } from "@/components/browser/use-tenant";
import { ErasureForm } from "@/components/candidates/erasure-form";
import { toast } from "@/components/layers/toast";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { candidatesHref } from "@/components/urls/candidate-url";
import { eraseCandidatesAction } from "@/lib/actions/privacy";
import { type ErasureCounts, severalConfirmation } from "@/lib/candidates/erasure-words";
import type { ErasureAnswer } from "@/lib/data/erasure/erasures";

type EraseSeveralFormProps = {
  candidates: { id: string; displayName: string }[];
  counts: ErasureCounts;
};

/** Erases several, how many of whom is to be typed; then says of each who could not be erased why. */
export function EraseSeveralForm({ candidates, counts }: EraseSeveralFormProps) {
  const router = useRouter();
  const tenant = useTenant();
  const [kept, setKept] = useState<ErasureAnswer[]>([]);
  const confirmation = severalConfirmation(candidates.length);
  if (kept.length > 0) return <Kept kept={kept} candidates={candidates} />;
  return (
    <ErasureForm
      counts={counts}
      several
      usualReason="ended"
      caseHint="This is kept, so leave candidates’ names out."
      typedLabel="Enter these words to confirm"
      typedHint={confirmation}
      isConfirmed={(typed) => typed.trim().toLowerCase() === confirmation}
      erase={async (input, send) => {
        const ids = candidates.map(({ id }) => id);
        const answer = await send(() => eraseCandidatesAction(tenant, ids, input));
        if (!answer) return;
        const refused = answer.answers.filter(({ reason }) => reason !== null);
        const count = answer.answers.length - refused.length;
        if (count > 0)
          toast.success(count === 1 ? "1 candidate was erased." : `${count} candidates were erased.`);
        if (refused.length === 0) router.push(candidatesHref(tenant));
        else setKept(refused);
      }}
    />
  );
}

function Kept({
  kept,
  candidates,
}: {
  kept: ErasureAnswer[];
  candidates: EraseSeveralFormProps["candidates"];
}) {
  const names = new Map(candidates.map(({ id, displayName }) => [id, displayName]));
  return (
    <Card aria-labelledby="kept-title">
      <CardHeader id="kept-title" title="Not erased" />
      <CardBody>
        <ul className="flex flex-col divide-y">
          {kept.map(({ candidateId, reason }) => (
            <li key={candidateId} className="flex gap-2.5 py-2.5 first:pt-0 last:pb-0">
              <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0 text-warning-text" />
              <span className="flex min-w-0 flex-col">
                <bdi className="break-words font-medium">{names.get(candidateId)}</bdi>
                <span className="text-pretty text-muted text-sm">{reason}</span>
              </span>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
