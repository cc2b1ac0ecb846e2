import type { ReactNode } from "react";
import { NavigationFrame } from "@/components/loading/navigation-frame";
import { SettingsNav } from "@/components/settings/settings-nav";
import { settingsPages } from "@/components/settings/settings-pages";
import { Page, PageHeader } from "@/components/shell/page";
import { requireMember } from "@/lib/http/gates";

type Props = { children: ReactNode; params: Promise<{ tenant: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const actor = await requireMember((await params).tenant);
  return (
    <Page className="max-w-[64rem]">
      <PageHeader title="Settings" />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)] lg:items-start lg:gap-8">
        <SettingsNav pages={settingsPages(actor.tenant.slug, (permission) => actor.can(permission))} />
        <div className="flex min-w-0 flex-col gap-5">
          <NavigationFrame inSettings>{children}</NavigationFrame>
        </div>
      </div>
    </Page>
  );
}
