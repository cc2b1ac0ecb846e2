import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page, PageHeader } from "@/components/shell/page";
import { requireMember } from "@/lib/http/gates";

type Props = { children: ReactNode; params: Promise<{ tenant: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const actor = await requireMember((await params).tenant);
  return (
    <Page className="max-w-[64rem]">
      <PageHeader title="Settings" />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)] lg:items-start lg:gap-8">
        <SettingsNav
          tenantSlug={actor.tenant.slug}
          showsSync={actor.can("connection.manage")}
          showsWebhooks={actor.can("webhooks.manage")}
          showsAudit={actor.can("audit.read")}
          showsSingleSignOn={actor.can("settings.manage")}
        />
        <div className="flex min-w-0 flex-col gap-5">{children}</div>
      </div>
    </Page>
  );
}
