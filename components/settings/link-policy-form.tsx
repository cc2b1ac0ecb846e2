"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { setLinkPolicyAction } from "@/lib/actions/links";
import type { LinkPolicy } from "@/lib/data/links/link-policy";

type LinkPolicyFormProps = {
  policy: LinkPolicy;
  /** False shows the state only, to members who may not change it. */
  canManage: boolean;
};

/** What holds for all review links of the organisation. */
export function LinkPolicyForm({ policy: initial, canManage }: LinkPolicyFormProps) {
  const [policy, setPolicy] = useState(initial);
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const change = (part: Partial<LinkPolicy>) => setPolicy((before) => ({ ...before, ...part }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void send(() => setLinkPolicyAction(tenant, policy), "Saved");
  };
  return (
    <Card aria-labelledby="link-policy-title">
      <CardHeader
        id="link-policy-title"
        title="Review links"
        description="Applies to links created or extended from now on."
      />
      <CardBody>
        <form onSubmit={save}>
          <fieldset disabled={!canManage} className="flex flex-col gap-4">
            <RefusalAlert refusal={refusal} />
            <div className="grid gap-4 sm:grid-cols-2">
              <DaysField
                id="default-days"
                label="Default days"
                value={policy.defaultDays}
                onChange={(defaultDays) => change({ defaultDays })}
              />
              <DaysField
                id="max-days"
                label="Maximum days"
                value={policy.maxDays}
                onChange={(maxDays) => change({ maxDays })}
              />
            </div>
            <div className="flex flex-col">
              <Checkbox
                label="Require a passcode"
                description="If the sender does not set one, Debrief generates it."
                checked={policy.needsPasscode}
                onChange={({ target }) => change({ needsPasscode: target.checked })}
              />
              <Checkbox
                label="Allow recording downloads"
                checked={policy.allowsDownload}
                onChange={({ target }) => change({ allowsDownload: target.checked })}
              />
              <Checkbox
                label="Hide candidates’ identity"
                description="The default for new links. Senders can change it."
                checked={policy.hidesCandidates}
                onChange={({ target }) => change({ hidesCandidates: target.checked })}
              />
              <Checkbox
                label="Only owners and admins can share"
                description="Recruiters can still see and revoke links."
                checked={policy.onlyByAdmins}
                onChange={({ target }) => change({ onlyByAdmins: target.checked })}
              />
            </div>
            {canManage ? (
              <Button type="submit" variant="primary" pending={isSending} className="self-start">
                Save
              </Button>
            ) : (
              <p className="text-muted">Only owners and admins can change this.</p>
            )}
          </fieldset>
        </form>
      </CardBody>
    </Card>
  );
}

type DaysFieldProps = { id: string; label: string; value: number; onChange: (days: number) => void };

function DaysField({ id, label, value, onChange }: DaysFieldProps) {
  return (
    <Field id={id} label={label}>
      {(control) => (
        <Input
          {...control}
          type="number"
          required
          min={1}
          max={365}
          value={value}
          onChange={({ target }) => onChange(target.valueAsNumber || 1)}
        />
      )}
    </Field>
  );
}
