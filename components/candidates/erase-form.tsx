"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { ErasedThings } from "@/components/candidates/erased-things";
import { ErasureRecordFields } from "@/components/candidates/erasure-record-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { candidatesHref } from "@/components/urls/candidate-url";
import { eraseCandidateAction } from "@/lib/actions/privacy";
import type { ErasureInput } from "@/lib/candidates/erasure";
import type { ErasureCounts } from "@/lib/candidates/erasure-words";

type EraseFormProps = { candidateId: string; displayName: string; counts: ErasureCounts };

/** What goes, why, and the name typed: then there is no way back. */
export function EraseForm({ candidateId, displayName, counts }: EraseFormProps) {
  const router = useRouter();
  const tenant = useTenant();
  const [input, setInput] = useState<ErasureInput>({ reason: "asked", caseNumber: "", typed: "" });
  const { isSending, refusal, fields, send } = useSend("shown", ["reason", "caseNumber", "typed"]);
  const change = (changes: Partial<ErasureInput>) => setInput({ ...input, ...changes });
  const erase = async () => {
    if (await send(() => eraseCandidateAction(tenant, candidateId, input), "The candidate was erased."))
      router.push(candidatesHref(tenant));
  };
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void erase();
      }}
    >
      <ErasedThings counts={counts} />
      <ErasureRecordFields
        why={input}
        onChange={change}
        problems={fields}
        caseHint="This is kept, so leave the candidate’s name out."
      />
      <RefusalAlert refusal={refusal} />
      <Field
        id="erase-typed"
        label="Enter the candidate’s name to confirm"
        error={fields.typed}
        hint={<bdi className="break-words">{displayName}</bdi>}
      >
        {(control) => (
          <Input
            {...control}
            required
            dir="auto"
            autoComplete="off"
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
        disabled={input.typed.trim() !== displayName.trim()}
        className="self-start"
      >
        Erase permanently
      </Button>
    </form>
  );
}
