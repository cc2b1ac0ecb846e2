import type { Metadata } from "next";
import { Connections } from "@/components/settings/connections";
import { PrepareRecordingsSetting } from "@/components/settings/prepare-recordings-setting";
import { TranscriptTextSetting } from "@/components/settings/transcript-text-setting";
import { listConnections } from "@/lib/data/platform/connections";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  const settings = await getTenantSettings(actor);
  const canManage = actor.can("settings.manage");
  return (
    <>
      <Connections connections={await listConnections(actor)} canManage={actor.can("connection.manage")} />
      <TranscriptTextSetting isOn={settings.keepsTranscriptText} canManage={canManage} />
      <PrepareRecordingsSetting isOn={settings.preparesRecordings} canManage={canManage} />
    </>
  );
}
