import type { ReactNode } from "react";
import { LogoMark } from "@/components/shell/logo";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { Avatar } from "@/components/ui/avatar";
import { ThemeToggle } from "@/components/ui/theme-toggle";

type PublicShellProps = {
  /** Who shared it; null where that must not be told (an expired link). */
  tenantName: string | null;
  children: ReactNode;
};

/** What surrounds a page that somebody opens through a review link. */
export function PublicShell({ tenantName, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-14 items-center gap-3 border-b bg-surface px-4 sm:px-6 lg:px-8">
        {tenantName === null ? <LogoMark /> : <Avatar name={tenantName} />}
        <p className="flex min-w-0 flex-col">
          <span className="truncate font-semibold leading-5">{tenantName ?? "Debrief"}</span>
          {tenantName === null ? null : (
            <span className="truncate text-muted text-xs">Shared with you for review</span>
          )}
        </p>
        <ThemeToggle className="ms-auto" />
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {children}
      </main>
      <footer className="flex items-center gap-2 border-t px-4 py-4 text-muted text-sm sm:px-6 lg:px-8">
        <LogoMark className="size-5" />
        Reviewed with Debrief
      </footer>
    </div>
  );
}
