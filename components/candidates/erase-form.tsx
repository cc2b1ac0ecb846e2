"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { candidatesHref } from "@/components/urls/candidate-url";
import { eraseCandidateAction } from "@/lib/actions/privacy";
import {
  ERASED_THINGS,
  ERASURE_REASONS,
  type ErasedThing,
  type ErasureCounts,
  type ErasureReason,
} from "@/lib/candidates/erasure";

type EraseFormProps = { candidateId: string; displayName: string; counts: ErasureCounts };

/** What goes, why, and the name typed: then there is no way back. */
export function EraseForm({ candidateId, displayName, counts }: EraseFormProps) {
  const router = useRouter();
  const tenant = useTenant();
  const [reason, setReason] = useState<ErasureReason>("asked");
  const [caseNumber, setCaseNumber] = useState("");
  const [typed, setTyped] = useState("");
  const { isSending, refusal, fields, send } = useSend("shown", ["reason", "caseNumber", "typed"]);
  const erase = async () => {
    const input = { reason, caseNumber, typed };
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
      <Card aria-labelledby="goes-title">
        <CardHeader id="goes-title" title="What will be deleted" />
        <CardBody className="flex flex-col gap-3">
          <ul className="list-disc ps-5 marker:text-subtle">
            <li>Name, email address, reference, tags and custom fields</li>
            {(Object.keys(ERASED_THINGS) as ErasedThing[]).map((thing) =>
              counts[thing] > 0 ? <li key={thing}>{inWords(thing, counts[thing])}</li> : null,
            )}
            {counts.interviews > 0 ? <li>Transcript text, speaker names and waveforms</li> : null}
          </ul>
          <p className="text-pretty text-muted text-sm">
            Playback stops within seconds. The audit log stays, as it holds no candidate names. Future syncs
            will skip this candidate. The interview platform keeps its own copy: Settings → Privacy will list
            the sessions to have deleted there.
          </p>
        </CardBody>
      </Card>
      <Card aria-labelledby="why-title">
        <CardHeader id="why-title" title="For your records" />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field id="erase-reason" label="Reason" error={fields.reason}>
            {(control) => (
              <Select
                {...control}
                value={reason}
                onChange={({ target }) => setReason(target.value as ErasureReason)}
              >
                {Object.entries(ERASURE_REASONS).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            id="erase-case"
            label="Case number"
            optional
            error={fields.caseNumber}
            hint="This is kept, so leave the candidate’s name out."
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={60}
                value={caseNumber}
                onChange={({ target }) => setCaseNumber(target.value)}
              />
            )}
          </Field>
        </CardBody>
      </Card>
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
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="danger"
        pending={isSending}
        disabled={typed.trim() !== displayName.trim()}
        className="self-start"
      >
        Erase permanently
      </Button>
    </form>
  );
}

function inWords(thing: ErasedThing, count: number): string {
  const [one, many] = ERASED_THINGS[thing];
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
