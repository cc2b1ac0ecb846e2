import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";
import { MAIN_ID } from "@/components/shell/skip-link";
import { ThemeButton } from "@/components/theme/theme-button";

type CenteredShellProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

/** One thing in the middle of the page: signing in, setting up, an error. */
export function CenteredShell({ title, description, children }: CenteredShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-4 sm:px-6">
        <Logo />
        <ThemeButton />
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-md flex-1 flex-col gap-6 px-4 pt-[6vh] pb-16 outline-none sm:pt-[12vh]"
      >
        <div className="flex flex-col gap-1.5">
          <h1 className="font-semibold text-2xl">{title}</h1>
          {description ? <p className="text-pretty text-lg text-muted">{description}</p> : null}
        </div>
        {children}
      </main>
    </div>
  );
}
