import type { Metadata } from "next";
import type { ReactNode } from "react";
import { GraceBanner } from "@/components/account/grace-banner";
import { ConnectionBanner } from "@/components/interviews/connection-banner";
import { NavigationFrame } from "@/components/loading/navigation-frame";
import { tenantCommands } from "@/components/palette/commands";
import { AppShell } from "@/components/shell/app-shell";
import { countUnread } from "@/lib/data/news/notifications";
import { countQueue } from "@/lib/data/reviews/queue-step";
import { getPlatformStanding } from "@/lib/data/sync/sync-status";
import { listOtherTenants, requireMember } from "@/lib/http/gates";

type Props = { children: ReactNode; params: Promise<{ tenant: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant } = await requireMember((await params).tenant);
  return { title: { default: tenant.name, template: `%s · ${tenant.name} · Debrief` } };
}

/** The frame only: each page below asks for its own actor, because a layout is not run again on navigation. */
export default async function TenantLayout({ children, params }: Props) {
  const renderedAtMs = Date.now();
  const actor = await requireMember((await params).tenant);
  const [standing, unreadCount, queueCount, otherTenants] = await Promise.all([
    actor.can("connection.manage") ? getPlatformStanding(actor) : null,
    countUnread(actor),
    countQueue(actor),
    listOtherTenants(actor),
  ]);
  return (
    <AppShell
      tenant={actor.tenant}
      user={{
        id: actor.user.id,
        name: actor.user.name,
        email: actor.user.email,
        accountHref: `/t/${actor.tenant.slug}/settings/account`,
        otherTenants: [...otherTenants],
        isOperator: actor.user.isOperator,
      }}
      canShare={actor.can("reviewLinks.manage")}
      canInvite={actor.can("candidates.manage")}
      canReport={actor.can("reports.read")}
      commands={tenantCommands(actor.tenant.slug, (permission) => actor.can(permission))}
      unreadCount={unreadCount}
      queueCount={queueCount}
      renderedAtMs={renderedAtMs}
      banner={
        standing?.state === "refused" ? (
          <ConnectionBanner tenantSlug={actor.tenant.slug} refusedCode={standing.refusedCode} />
        ) : actor.graceEnd ? (
          <GraceBanner tenantSlug={actor.tenant.slug} dueAt={actor.graceEnd.toISOString()} />
        ) : null
      }
    >
      <NavigationFrame>{children}</NavigationFrame>
    </AppShell>
  );
}
