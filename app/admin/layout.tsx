import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NavigationFrame } from "@/components/loading/navigation-frame";
import { AdminShell } from "@/components/shell/admin-shell";
import { Page } from "@/components/shell/page";
import { requireOperator } from "@/lib/http/gates";

export const metadata: Metadata = {
  title: { default: "Installation", template: "%s · Installation · Debrief" },
};

/** The frame only: each page below asks for its own actor, because a layout is not run again on navigation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireOperator();
  return (
    <AdminShell>
      <NavigationFrame>
        <Page className="mx-auto w-full max-w-[72rem]">{children}</Page>
      </NavigationFrame>
    </AdminShell>
  );
}
