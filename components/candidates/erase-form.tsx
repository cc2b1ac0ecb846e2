"use client";

import { useRouter } from "next/navigation";
import { useTenant } from "@/components/browser/use-tenant";
import { ErasureForm } from "@/components/candidates/erasure-form";
import { candidatesHref } from "@/components/urls/candidate-url";
import { eraseCandidateAction } from "@/lib/actions/privacy";
import type { ErasureCounts } from "@/lib/candidates/erasure-words";

type EraseFormProps = { candidateId: string; displayName: string; counts: ErasureCounts };

/** Erases one candidate, whose name is to be typed. */
export function EraseForm({ candidateId, displayName, counts }: EraseFormProps) {
  const router = useRouter();
  const tenant = useTenant();
  return (
    <ErasureForm
      counts={counts}
      usualReason="asked"
      caseHint="This is kept, so leave the candidate’s name out."
      typedLabel="Enter the candidate’s name to confirm"
      typedHint={<bdi className="break-words">{displayName}</bdi>}
      isConfirmed={(typed) => typed.trim() === displayName.trim()}
      erase={async (input, send) => {
        if (await send(() => eraseCandidateAction(tenant, candidateId, input), "The candidate was erased."))
          router.push(candidatesHref(tenant));
      }}
    />
  );
}
