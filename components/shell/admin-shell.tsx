import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { AdminNav } from "@/components/shell/admin-nav";
import { LogoMark } from "@/components/shell/logo";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { ThemeButton } from "@/components/theme/theme-button";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

/** What surrounds the operator's pages: no tenant's name, so that nobody takes them for one's own. */
export function AdminShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-[72rem] items-center gap-2.5 px-4 sm:px-6 lg:px-8">
          <LogoMark />
          <p className="font-semibold text-lg">Installation</p>
          <div className="ms-auto flex items-center gap-2">
            <Link
              href="/"
              className={buttonClass({ variant: "ghost", size: "sm" }, "max-sm:w-10 max-sm:px-0")}
            >
              <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
              <span className="max-sm:sr-only">Back to interviews</span>
            </Link>
            <ThemeButton />
          </div>
        </div>
        <AdminNav />
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {children}
      </main>
    </div>
  );
}
