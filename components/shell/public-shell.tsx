import type { ReactNode } from "react";
import { BrandHeading } from "@/components/shell/brand-heading";
import { LogoMark } from "@/components/shell/logo";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { ThemeButton } from "@/components/theme/theme-button";
import type { Brand } from "@/lib/auth/brand";
import { brandCss } from "@/lib/format/brand-colours";

type PublicShellProps = {
  /** Who shared it; null where that must not be told (an expired link). */
  brand: Brand | null;
  children: ReactNode;
};

/** What surrounds a page that somebody opens through a review link. */
export function PublicShell({ brand, children }: PublicShellProps) {
  const css = brandCss(brand?.accent ?? null);
  return (
    <div className="flex min-h-dvh flex-col">
      {css ? <style>{css}</style> : null}
      <SkipLink />
      <header className="flex min-h-14 items-center gap-3 border-b bg-surface px-4 py-2 sm:px-6 lg:px-8">
        {brand ? (
          <BrandHeading name={brand.name} logoUrl={brand.logoId && `/api/brand/${brand.logoId}`} />
        ) : (
          <>
            <LogoMark />
            <p className="font-semibold leading-5">Debrief</p>
          </>
        )}
        <ThemeButton className="ms-auto" />
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
