import type { ReactNode } from "react";
import { SignOutProvider } from "@/components/leaving/sign-out-provider";
import { EndedAlerts } from "@/components/notifications/ended-alerts";
import { NotificationsLink } from "@/components/notifications/notifications-link";
import type { Command } from "@/components/palette/commands";
import { PaletteButton } from "@/components/palette/palette-button";
import { PaletteProvider } from "@/components/palette/palette-provider";
import { Logo, LogoMark } from "@/components/shell/logo";
import { navItems } from "@/components/shell/nav-items";
import { SideNav } from "@/components/shell/side-nav";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { TabBar } from "@/components/shell/tab-bar";
import { type ShellUser, UserMenu } from "@/components/shell/user-menu";
import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { MenuItem } from "@/components/ui/menu";

type AppShellProps = {
  tenant: { slug: string; name: string };
  user: ShellUser;
  canShare: boolean;
  canInvite: boolean;
  canReport: boolean;
  /** What the command palette offers. */
  commands: Command[];
  /** Stands above every page of the tenant, a `ConnectionBanner` say. */
  banner?: ReactNode;
  /** News that the person has not seen, as of `renderedAtMs`. */
  unreadCount: number;
  /** Interviews that wait for the person's review. */
  queueCount: number;
  renderedAtMs: number;
  children: ReactNode;
};

/** What surrounds every page of a tenant: a sidebar, or on phones a top line and a tab bar. */
export function AppShell({
  tenant,
  user,
  canShare,
  canInvite,
  canReport,
  commands,
  banner,
  unreadCount,
  queueCount,
  renderedAtMs,
  children,
}: AppShellProps) {
  const news = { tenantSlug: tenant.slug, initialCount: unreadCount, renderedAtMs };
  const nav = { tenantSlug: tenant.slug, canInvite, canShare, canReport, queueCount };
  const inMenu = navItems(nav).filter((item) => item.isInMenuOnPhones);
  const home = `/t/${encodeURIComponent(tenant.slug)}/interviews`;
  return (
    // Whoever signs in next at this computer begins with a page of their own.
    <SignOutProvider key={user.id} userId={user.id}>
      <PaletteProvider tenantSlug={tenant.slug} commands={commands}>
        <div className="md:grid md:min-h-dvh md:grid-cols-[4rem_minmax(0,1fr)] lg:grid-cols-[14rem_minmax(0,1fr)]">
          <SkipLink />
          <EndedAlerts tenant={tenant} renderedAtMs={renderedAtMs} />
          <header className="sticky top-0 z-30 flex h-14 items-center gap-2.5 border-b bg-surface px-4 md:hidden low:h-11">
            <Link
              href={home}
              aria-label="Debrief, go to interviews"
              className="flex h-11 items-center gap-2.5"
            >
              <LogoMark />
              <span className="max-w-52 truncate font-semibold text-lg">{tenant.name}</span>
            </Link>
            <div className="-me-2 ms-auto flex">
              <NotificationsLink {...news} layout="compact" />
              <PaletteButton layout="compact" />
              <UserMenu user={user} layout="compact">
                {inMenu.map(({ href, label, Icon }) => (
                  <MenuItem key={href} asChild>
                    <Link href={href}>
                      <Icon aria-hidden /> {label}
                    </Link>
                  </MenuItem>
                ))}
              </UserMenu>
            </div>
          </header>
          <aside
            aria-label="Sidebar"
            className="sticky top-0 flex h-dvh flex-col gap-4 border-e bg-surface px-3 pt-4 pb-3 max-md:hidden"
          >
            <Link href={home} aria-label="Debrief, go to interviews" className="rounded-md px-1.5">
              <Logo className="max-lg:hidden" />
              <LogoMark className="mx-auto lg:hidden" />
            </Link>
            <div
              title={tenant.name}
              className="flex items-center gap-2.5 rounded-md border bg-bg p-1.5 max-lg:justify-center max-lg:border-transparent max-lg:bg-transparent"
            >
              <Avatar name={tenant.name} className="size-6 rounded-sm" />
              <span className="truncate font-medium text-sm max-lg:sr-only">{tenant.name}</span>
            </div>
            <PaletteButton layout="wide" />
            <SideNav {...nav} />
            <div className="mt-auto flex flex-col gap-2">
              <NotificationsLink {...news} layout="wide" />
              <UserMenu user={user} layout="wide" />
            </div>
          </aside>
          <main
            id={MAIN_ID}
            tabIndex={-1}
            className="min-w-0 outline-none [--bottom-bar:0px] max-md:pb-[calc(4.5rem+env(safe-area-inset-bottom))] max-md:[--bottom-bar:calc(3.5rem+env(safe-area-inset-bottom))] low:max-md:[--bottom-bar:calc(2.75rem+env(safe-area-inset-bottom))] md:[--side-bar:4rem] lg:[--side-bar:14rem]"
          >
            {banner ? <div className="mx-auto max-w-[96rem] px-4 pt-4 sm:px-6 lg:px-8">{banner}</div> : null}
            {children}
          </main>
          <TabBar {...nav} />
        </div>
      </PaletteProvider>
    </SignOutProvider>
  );
}
