"use client";

import { TagInput } from "@/components/candidates/tag-input";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ConsentMode } from "@/lib/format/consent";

const CONSENT: Record<ConsentMode, { label: string; hint: string }> = {
  explicit: {
    label: "Ask the candidate",
    hint: "A consent page comes before the interview.",
  },
  integrator: {
    label: "Already given",
    hint: "The interview starts at once. Choose this only where consent was given to you before.",
  },
};

export type MannerDraft = { isMailed: boolean; consentMode: ConsentMode; tags: string[]; tagDraft: string };

type MannerFieldsProps = {
  draft: MannerDraft;
  canMail: boolean;
  /** What the organisation allows. */
  consentModes: readonly ConsentMode[];
  onChange: (part: Partial<MannerDraft>) => void;
};

/** How they are invited. */
export function MannerFields({ draft, canMail, consentModes, onChange }: MannerFieldsProps) {
  return (
    <Card aria-labelledby="manner-title">
      <CardHeader id="manner-title" title="Invitation" />
      <CardBody className="flex flex-col gap-4 pt-2 sm:pt-2">
        <Checkbox
          label="Email the link to each candidate"
          description={
            canMail
              ? "In the interview’s language, if you have a text for it. People who have not started get reminders."
              : "This installation sends no email. You can copy each link, or show it as a QR code."
          }
          checked={draft.isMailed && canMail}
          disabled={!canMail}
          onChange={({ target }) => onChange({ isMailed: target.checked })}
        />
        <Field id="invite-consent" label="Consent" hint={CONSENT[draft.consentMode].hint}>
          {(control) => (
            <Select
              {...control}
              value={draft.consentMode}
              onChange={({ target }) =>
                onChange({ consentMode: target.value === "integrator" ? "integrator" : "explicit" })
              }
            >
              {consentModes.map((mode) => (
                <option key={mode} value={mode}>
                  {CONSENT[mode].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TagInput
          id="invite-tags"
          tags={draft.tags}
          known={[]}
          onChange={(tags) => onChange({ tags })}
          draft={draft.tagDraft}
          onDraft={(tagDraft) => onChange({ tagDraft })}
        />
      </CardBody>
    </Card>
  );
}
