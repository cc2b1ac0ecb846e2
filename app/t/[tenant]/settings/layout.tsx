import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { Page, PageHeader } from "@/components/shell/page";

type Props = { children: ReactNode; params: Promise<{ tenant: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  return (
    <Page width="narrow">
      <PageHeader title="Settings" />
      <SettingsNav tenantSlug={(await params).tenant} />
      {children}
    </Page>
  );
}
