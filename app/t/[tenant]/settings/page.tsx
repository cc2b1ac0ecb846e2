import type { Metadata } from "next";
import { Connections } from "@/components/settings/connections";
import { TranscriptTextSetting } from "@/components/settings/transcript-text-setting";
import { listConnections } from "@/lib/data/platform/connections";
import { getTenantSettings } from "@/lib/data/results/tenant-settings";
import { requireMember } from "@/lib/http/gates";
import {
  addConnectionAction,
  checkConnectionAction,
  removeConnectionAction,
  renameConnectionAction,
  rotateConnectionKeyAction,
  setConnectionEnabledAction,
  setKeepsTranscriptTextAction,
} from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  const { slug } = actor.tenant;
  return (
    <>
      <Connections
        connections={await listConnections(actor)}
        canManage={actor.can("connection.manage")}
        actions={{
          add: addConnectionAction.bind(null, slug),
          rotate: rotateConnectionKeyAction.bind(null, slug),
          rename: renameConnectionAction.bind(null, slug),
          setEnabled: setConnectionEnabledAction.bind(null, slug),
          remove: removeConnectionAction.bind(null, slug),
          check: checkConnectionAction.bind(null, slug),
        }}
      />
      <TranscriptTextSetting
        isKept={(await getTenantSettings(actor)).keepsTranscriptText}
        save={setKeepsTranscriptTextAction.bind(null, slug)}
        canManage={actor.can("settings.manage")}
      />
    </>
  );
}
