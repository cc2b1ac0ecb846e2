"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { saveConsentRuleAction } from "@/lib/actions/privacy";
import type { ConsentRule } from "@/lib/data/people/consent-rule";
import { CONSENT_MODES, type ConsentMode } from "@/lib/format/consent";

const WORDS: Record<ConsentMode | "any", string> = {
  any: "Either",
  explicit: "Only given by the candidate before the interview",
  integrator: "Only taken by your organisation beforehand",
};

/** With which consent candidates may be invited, and what they are told. */
export function ConsentRuleForm({ rule }: { rule: ConsentRule }) {
  const tenant = useTenant();
  const [first, second] = rule.allows;
  const [mode, setMode] = useState<ConsentMode | "any">(second === undefined && first ? first : "any");
  const [notice, setNotice] = useState(rule.notice);
  const { isSending, refusal, fields, send } = useSend("shown", ["notice"]);
  const save = () => {
    const allows = mode === "any" ? [...CONSENT_MODES] : [mode];
    void send(() => saveConsentRuleAction(tenant, { allows, notice }), "Saved");
  };
  return (
    <Card aria-labelledby="consent-title">
      <CardHeader
        id="consent-title"
        title="Consent"
        description="For invitations to interviews. Each interview shows the consent it was held with, and the list can be filtered by it."
      />
      <CardBody>
        <form
          className="flex flex-col items-start gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <RefusalAlert refusal={refusal} />
          <Field id="consent-mode" label="Allowed consent" className="w-full sm:max-w-96">
            {(control) => (
              <Select
                {...control}
                value={mode}
                onChange={({ target }) => setMode(target.value as ConsentMode | "any")}
              >
                {Object.entries(WORDS).map(([value, text]) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            id="consent-notice"
            label="Notice to candidates"
            optional
            hint="Who you are, why you record the interview, how long you keep it and whom to ask."
            error={fields.notice}
            className="w-full"
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={4}
                maxLength={2_000}
                value={notice}
                onChange={({ target }) => setNotice(target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" pending={isSending}>
            Save
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
