"use client";

import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { ErasedThings } from "@/components/candidates/erased-things";
import { ErasureRecordFields } from "@/components/candidates/erasure-record-fields";
import { toast } from "@/components/layers/toast";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { candidatesHref } from "@/components/urls/candidate-url";
import { eraseCandidatesAction } from "@/lib/actions/privacy";
import type { ErasureInput } from "@/lib/candidates/erasure";
import { type ErasureCounts, severalConfirmation } from "@/lib/candidates/erasure-words";
import type { ErasureAnswer } from "@/lib/data/erasure/erasures";

type EraseSeveralFormProps = {
  candidates: { id: string; displayName: string }[];
  counts: ErasureCounts;
};

/** What goes of several, why, and how many typed; then of each who could not be erased why. */
export function EraseSeveralForm({ candidates, counts }: EraseSeveralFormProps) {
  const router = useRouter();
  const tenant = useTenant();
  const [input, setInput] = useState<ErasureInput>({ reason: "ended", caseNumber: "", typed: "" });
  const [kept, setKept] = useState<ErasureAnswer[]>([]);
  const { isSending, refusal, fields, send } = useSend("shown", ["reason", "caseNumber", "typed"]);
  const change = (changes: Partial<ErasureInput>) => setInput({ ...input, ...changes });
  const confirmation = severalConfirmation(candidates.length);
  const erase = async () => {
    const ids = candidates.map(({ id }) => id);
    const answer = await send(() => eraseCandidatesAction(tenant, ids, input));
    if (!answer) return;
    const refused = answer.answers.filter(({ reason }) => reason !== null);
    const count = answer.answers.length - refused.length;
    if (count > 0)
      toast.success(count === 1 ? "1 candidate was erased." : `${count} candidates were erased.`);
    if (refused.length === 0) router.push(candidatesHref(tenant));
    else setKept(refused);
  };
  if (kept.length > 0) return <Kept kept={kept} candidates={candidates} />;
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void erase();
      }}
    >
      <ErasedThings counts={counts} several />
      <ErasureRecordFields
        why={input}
        onChange={change}
        problems={fields}
        caseHint="This is kept, so leave candidates’ names out."
      />
      <RefusalAlert refusal={refusal} />
      <Field id="erase-typed" label="Enter these words to confirm" error={fields.typed} hint={confirmation}>
        {(control) => (
          <Input
            {...control}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={input.typed}
            onChange={({ target }) => change({ typed: target.value })}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="danger"
        pending={isSending}
        disabled={input.typed.trim().toLowerCase() !== confirmation}
        className="self-start"
      >
        Erase permanently
      </Button>
    </form>
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
