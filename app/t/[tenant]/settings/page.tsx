import type { Metadata } from "next";
import { PlatformKeyForm } from "@/components/settings/platform-key-form";
import { TranscriptTextSetting } from "@/components/settings/transcript-text-setting";
import { requireMember } from "@/lib/auth/gates";
import { getConnection } from "@/lib/data/connections";
import { getTenantSettings } from "@/lib/data/tenant-settings";
import { savePlatformKeyAction, setKeepsTranscriptTextAction } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  return (
    <>
      <PlatformKeyForm
        connection={await getConnection(actor)}
        action={savePlatformKeyAction.bind(null, actor.tenant.slug)}
        canManage={actor.can("connection.manage")}
      />
      <TranscriptTextSetting
        isKept={(await getTenantSettings(actor)).keepsTranscriptText}
        save={setKeepsTranscriptTextAction.bind(null, actor.tenant.slug)}
        canManage={actor.can("settings.manage")}
      />
    </>
  );
}
