import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RefreshEvery } from "@/components/browser/refresh-every";
import { SyncStatus } from "@/components/settings/sync-status";
import { getSyncStatus } from "@/lib/data/sync/sync-status";
import { requireMember } from "@/lib/http/gates";

export const metadata: Metadata = { title: "Sync" };

export default async function SyncPage({ params }: { params: Promise<{ tenant: string }> }) {
  const actor = await requireMember((await params).tenant);
  if (!actor.can("connection.manage")) notFound();
  return (
    <>
      <RefreshEvery seconds={10} />
      <SyncStatus status={await getSyncStatus(actor)} settingsHref={`/t/${actor.tenant.slug}/settings`} />
    </>
  );
}
