"use client";

import { useState } from "react";
import { toast } from "sonner";
import { answerOf, type Refusal } from "@/components/browser/answer-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import {
  MAIL_TIMINGS,
  type MailTiming,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettings,
} from "@/lib/notifications/kinds";

const KIND: Record<NotificationKind, string> = {
  assigned: "Somebody asks for my review",
  mentioned: "Somebody mentions me in a note",
  replied: "Somebody replies in my thread",
  completed: "An interview of mine, or that I follow, is complete or has failed",
  reviews_in: "All reviews of an interview are in",
  decided: "An interview I had a say in is decided",
  link_opened: "A review link of mine is opened for the first time",
  link_feedback: "Somebody gives feedback by a review link of mine",
  link_expiring: "A review link of mine ends tomorrow, unopened",
};

const TIMING: Record<MailTiming, string> = { at_once: "At once", daily: "Once a day", never: "Never" };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type NotificationSettingsFormProps = {
  settings: NotificationSettings;
  email: string;
  /** False where the installation has no mail server. */
  canMail: boolean;
  save: (settings: NotificationSettings) => Promise<{ ok: true } | Refusal>;
};

/** When the reader wants mail of what. The hour is by the clock of the device on which it is saved. */
export function NotificationSettingsForm({
  settings: saved,
  email,
  canMail,
  save,
}: NotificationSettingsFormProps) {
  const [settings, setSettings] = useState(saved);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setIsSending] = useState(false);
  const submit = async () => {
    if (isSending) return;
    setIsSending(true);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const answer = await answerOf(() => save({ ...settings, timeZone }));
    setIsSending(false);
    setRefusal(answer.ok ? null : answer);
    if (answer.ok) toast.success("Saved");
  };
  return (
    <Card aria-labelledby="notifications-title">
      <CardHeader
        id="notifications-title"
        title="Notifications"
        description={
          canMail
            ? `Everything is under the bell. This is what also goes to ${email}; what you have seen by then is left out.`
            : "Everything is under the bell."
        }
      />
      <CardBody>
        {canMail ? null : (
          <Banner tone="info" title="This installation sends no mail">
            Your choices hold as soon as its operator sets up a mail server.
          </Banner>
        )}
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null}
          <ul className="divide-y">
            {NOTIFICATION_KINDS.map((kind) => (
              <li key={kind} className="flex items-center justify-between gap-4 py-2.5">
                <Label htmlFor={`mail-${kind}`} className="font-normal">
                  {KIND[kind]}
                </Label>
                <span className="w-36 shrink-0">
                  <Select
                    id={`mail-${kind}`}
                    value={settings.mail[kind]}
                    onChange={({ target }) =>
                      setSettings({
                        ...settings,
                        mail: { ...settings.mail, [kind]: target.value as MailTiming },
                      })
                    }
                  >
                    {MAIL_TIMINGS.map((timing) => (
                      <option key={timing} value={timing}>
                        {TIMING[timing]}
                      </option>
                    ))}
                  </Select>
                </span>
              </li>
            ))}
          </ul>
          <Field id="daily-hour" label="Once a day is at" className="w-36">
            {(control) => (
              <Select
                {...control}
                value={settings.dailyHour}
                onChange={({ target }) => setSettings({ ...settings, dailyHour: Number(target.value) })}
              >
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {String(hour).padStart(2, "0")}:00
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit" variant="primary" pending={isSending} className="self-start">
            Save
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
