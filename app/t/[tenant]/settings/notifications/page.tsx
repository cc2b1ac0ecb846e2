import type { Metadata } from "next";
import { DeviceAlertsCard } from "@/components/notifications/device-alerts-card";
import { NotificationSettingsForm } from "@/components/settings/notification-settings-form";
import { getNotificationSettings } from "@/lib/data/news/notification-settings";
import { requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";
import { NOTIFICATION_KINDS } from "@/lib/notifications/kinds";

export const metadata: Metadata = { title: "Notification settings" };

export default async function NotificationSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return (
    <>
      <NotificationSettingsForm
        settings={await getNotificationSettings(actor)}
        kinds={NOTIFICATION_KINDS.filter(
          (kind) => kind !== "expiry_announced" || actor.can("privacy.manage"),
        )}
        email={actor.user.email}
        canMail={mailMode() !== "off"}
      />
      <DeviceAlertsCard />
    </>
  );
}
