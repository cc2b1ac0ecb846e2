"use client";

import { type ReactNode, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { ErasedThings } from "@/components/candidates/erased-things";
import { ErasureRecordFields } from "@/components/candidates/erasure-record-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import type { ErasureInput } from "@/lib/candidates/erasure";
import type { ErasureCounts } from "@/lib/candidates/erasure-words";

type ErasureFormProps = {
  counts: ErasureCounts;
  several?: boolean;
  usualReason: ErasureInput["reason"];
  caseHint: string;
  typedLabel: string;
  /** What is to be typed. */
  typedHint: ReactNode;
  isConfirmed: (typed: string) => boolean;
  /** Erases, by the form's own sender. */
  erase: (input: ErasureInput, send: ReturnType<typeof useSend>["send"]) => Promise<void>;
};

/** What goes, why, and what has to be typed: then there is no way back. */
export function ErasureForm(props: ErasureFormProps) {
  const { counts, several = false, usualReason, caseHint, typedLabel, typedHint, isConfirmed, erase } = props;
  const [input, setInput] = useState<ErasureInput>({ reason: usualReason, caseNumber: "", typed: "" });
  const { isSending, refusal, fields, send } = useSend("shown", ["reason", "caseNumber", "typed"]);
  const change = (changes: Partial<ErasureInput>) => setInput({ ...input, ...changes });
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void erase(input, send);
      }}
    >
      <ErasedThings counts={counts} several={several} />
      <ErasureRecordFields why={input} onChange={change} problems={fields} caseHint={caseHint} />
      <RefusalAlert refusal={refusal} />
      <Field id="erase-typed" label={typedLabel} error={fields.typed} hint={typedHint}>
        {(control) => (
          <Input
            {...control}
            required
            dir="auto"
            autoComplete="off"
            // Names begin with capitals, the words do not.
            autoCapitalize={several ? "none" : undefined}
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
        disabled={!isConfirmed(input.typed)}
        className="self-start"
      >
        Erase permanently
      </Button>
    </form>
  );
}
