import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page, PageHeader } from "@/components/shell/page";
import { requireMember } from "@/lib/auth/gates";

type Props = { children: ReactNode; params: Promise<{ tenant: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const actor = await requireMember((await params).tenant);
  return (
    <Page width="narrow">
      <PageHeader title="Settings" />
      <SettingsNav tenantSlug={actor.tenant.slug} canManageWebhooks={actor.can("webhooks.manage")} />
      {children}
    </Page>
  );
}
