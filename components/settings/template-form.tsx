"use client";

import { type FormEvent, useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { toast } from "@/components/layers/toast";
import { TemplatePreview } from "@/components/settings/template-preview";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Textarea } from "@/components/ui/textarea";
import {
  removeInviteTemplateAction,
  saveInviteTemplateAction,
  sendTestInvitationAction,
} from "@/lib/actions/invites";
import { type InviteMailKind, type InviteMailWords, PLACEHOLDERS } from "@/lib/invites/mail-words";

type TemplateFormProps = {
  kind: InviteMailKind;
  language: string;
  words: InviteMailWords;
  /** False: these are Debrief's own words. */
  isOwn: boolean;
  organisation: string;
  canMail: boolean;
  onSaved: () => void;
};

/** One email's words, with what they look like. */
export function TemplateForm(props: TemplateFormProps) {
  const { kind, language, words: initial, isOwn, organisation, canMail, onSaved } = props;
  const tenant = useTenant();
  const [words, setWords] = useState<InviteMailWords>({
    subject: initial.subject,
    body: initial.body,
    button: initial.button,
  });
  const { sending, refusal, fields, send } = useSend("shown", ["subject", "body", "button", "language"]);
  const change = (part: Partial<InviteMailWords>) => setWords((before) => ({ ...before, ...part }));
  const input = { kind, language, ...words };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await send(() => saveInviteTemplateAction(tenant, input), "Saved", "save")) onSaved();
  };
  const test = async () => {
    const answer = await send(() => sendTestInvitationAction(tenant, input), undefined, "test");
    if (!answer) return;
    if (answer.isSent) toast.success("Test email sent to you");
    else toast.error("The test email was not sent. Check the mail settings.");
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <RefusalAlert refusal={refusal} />
      {fields.language ? <p className="text-danger-text text-sm">{fields.language}</p> : null}
      <Field id="template-subject" label="Subject" error={fields.subject}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            required
            maxLength={150}
            value={words.subject}
            onChange={({ target }) => change({ subject: target.value })}
          />
        )}
      </Field>
      <Field
        id="template-body"
        label="Text"
        hint={Object.entries(PLACEHOLDERS)
          .map(([name, meaning]) => `{${name}}: ${meaning}`)
          .join(" · ")}
        error={fields.body}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            required
            rows={9}
            maxLength={4000}
            value={words.body}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </Field>
      <Field id="template-button" label="Button with the link" error={fields.button}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            required
            maxLength={60}
            value={words.button}
            onChange={({ target }) => change({ button: target.value })}
          />
        )}
      </Field>
      <TemplatePreview words={words} language={language || "en"} organisation={organisation} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={sending === "save"}>
          Save
        </Button>
        {canMail ? (
          <Button pending={sending === "test"} onClick={() => void test()}>
            Send me a test
          </Button>
        ) : null}
        {isOwn ? (
          <Button
            variant="ghost"
            pending={sending === "remove"}
            onClick={() =>
              void send(
                () => removeInviteTemplateAction(tenant, { kind, language }),
                "Use Debrief’s text",
                "remove",
              )
            }
          >
            Use Debrief’s words
          </Button>
        ) : null}
      </div>
    </form>
  );
}
