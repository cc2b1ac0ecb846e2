import type { Metadata } from "next";
import { DeviceAlertsCard } from "@/components/notifications/device-alerts-card";
import { NotificationSettingsForm } from "@/components/settings/notification-settings-form";
import { requireMember } from "@/lib/auth/gates";
import { getNotificationSettings } from "@/lib/data/notification-settings";
import { mailMode } from "@/lib/mail/transport";
import { saveNotificationSettingsAction } from "./actions";

export const metadata: Metadata = { title: "Notification settings" };

export default async function NotificationSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return (
    <>
      <NotificationSettingsForm
        settings={await getNotificationSettings(actor)}
        email={actor.user.email}
        canMail={mailMode() !== "off"}
        save={saveNotificationSettingsAction.bind(null, actor.tenant.slug)}
      />
      <DeviceAlertsCard />
    </>
  );
}
