"use client";

import { useState } from "react";
import { TemplateForm } from "@/components/settings/template-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { InviteTemplate } from "@/lib/data/invites/invite-settings";
import { languageName } from "@/lib/format/language-name";
import { DEFAULT_WORDS, type InviteMailKind } from "@/lib/invites/mail-words";

type CandidateTemplatesProps = { templates: InviteTemplate[]; organisation: string; canMail: boolean };

const OTHER = "other";

/** What candidates are written, by kind and language. */
export function CandidateTemplates({ templates, organisation, canMail }: CandidateTemplatesProps) {
  const [kind, setKind] = useState<InviteMailKind>("invitation");
  const [chosen, setChosen] = useState("en");
  const [typed, setTyped] = useState("");
  const known = [...new Set(["en", ...templates.map(({ language }) => language)])].toSorted();
  const language = chosen === OTHER ? typed.trim().toLowerCase() : chosen;
  const own = templates.find((one) => one.kind === kind && one.language === language);
  return (
    <Card aria-labelledby="templates-title">
      <CardHeader
        id="templates-title"
        title="Emails to candidates"
        description="Sent in the interview’s language if you have a text for it, otherwise in English."
      />
      <CardBody className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field id="template-kind" label="Email">
            {(control) => (
              <Select
                {...control}
                value={kind}
                onChange={({ target }) => setKind(target.value === "reminder" ? "reminder" : "invitation")}
              >
                <option value="invitation">Invitation</option>
                <option value="reminder">Reminder</option>
              </Select>
            )}
          </Field>
          <Field id="template-language" label="Language">
            {(control) => (
              <Select {...control} value={chosen} onChange={({ target }) => setChosen(target.value)}>
                {known.map((tag) => (
                  <option key={tag} value={tag}>
                    {languageName(tag)}
                  </option>
                ))}
                <option value={OTHER}>Another language…</option>
              </Select>
            )}
          </Field>
          {chosen === OTHER ? (
            <Field
              id="template-code"
              label="Language code"
              hint="de, fr, pt-br … as your roles have it"
              className="sm:col-start-2"
            >
              {(control) => (
                <Input
                  {...control}
                  autoCapitalize="none"
                  spellCheck={false}
                  maxLength={20}
                  value={typed}
                  onChange={({ target }) => setTyped(target.value)}
                />
              )}
            </Field>
          ) : null}
        </div>
        <TemplateForm
          key={`${kind} ${language} ${own === undefined}`}
          {...{ kind, language, organisation, canMail }}
          words={own ?? DEFAULT_WORDS[kind]}
          isOwn={own !== undefined}
          onSaved={() => setChosen(language)}
        />
      </CardBody>
    </Card>
  );
}
