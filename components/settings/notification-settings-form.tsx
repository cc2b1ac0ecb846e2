"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { Select } from "@/components/ui/select";
import { saveNotificationSettingsAction } from "@/lib/actions/news";
import {
  MAIL_TIMINGS,
  type MailTiming,
  type NotificationKind,
  type NotificationSettings,
} from "@/lib/notifications/kinds";

const KIND: Record<NotificationKind, string> = {
  assigned: "I am asked to review an interview",
  mentioned: "I am mentioned in a note",
  replied: "Someone replies to my note",
  completed: "An interview of mine, or one I follow, completes or fails",
  reviews_in: "All reviews of an interview are in",
  decided: "A decision is made on an interview I worked on",
  link_opened: "One of my review links is first opened",
  link_feedback: "Someone sends feedback through one of my review links",
  link_expiring: "One of my review links is about to expire unopened",
  expiry_announced: "Interviews are about to be deleted by retention rules",
};

const TIMING: Record<MailTiming, string> = { at_once: "Immediately", daily: "Once a day", never: "Never" };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

type NotificationSettingsFormProps = {
  settings: NotificationSettings;
  /** Those that the reader can be told of. */
  kinds: readonly NotificationKind[];
  email: string;
  /** False where the installation has no mail server. */
  canMail: boolean;
};

/** When the reader wants mail of what. The hour is by the clock of the device on which it is saved. */
export function NotificationSettingsForm({
  settings: saved,
  kinds,
  email,
  canMail,
}: NotificationSettingsFormProps) {
  const [settings, setSettings] = useState(saved);
  const tenant = useTenant();
  const { isSending, refusal, send } = useSend("shown");
  const submit = () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    void send(() => saveNotificationSettingsAction(tenant, { ...settings, timeZone }), "Saved");
  };
  return (
    <Card aria-labelledby="notifications-title">
      <CardHeader
        id="notifications-title"
        title="Notifications"
        description={
          canMail
            ? `Choose what is also emailed to ${email}. Notifications you have already seen are left out.`
            : "Notifications appear in Debrief."
        }
      />
      <CardBody>
        {canMail ? null : (
          <Banner tone="info" title="This installation cannot send email">
            Your choices apply once the operator configures a mail server.
          </Banner>
        )}
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <RefusalAlert refusal={refusal} />
          <ul className="divide-y">
            {kinds.map((kind) => (
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
          <Field id="daily-hour" label="Send daily digest at" className="w-36">
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
