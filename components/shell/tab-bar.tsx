"use client";

import { useCurrentHref } from "@/components/browser/use-current-href";
import { NavCount } from "@/components/shell/nav-count";
import { type NavProps, navItems } from "@/components/shell/nav-items";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

/** The navigation of phones, under the thumb. */
export function TabBar(props: NavProps) {
  const items = navItems(props).filter(({ isInMenuOnPhones }) => !isInMenuOnPhones);
  const current = useCurrentHref(items.map(({ href }) => href));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-14 auto-cols-fr grid-flow-col low:h-11">
        {items.map(({ href, label, Icon, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className={cn(
                "relative flex h-full flex-col items-center justify-center gap-0.5 font-medium text-[0.6875rem] text-muted focus-visible:-outline-offset-2",
                href === current && "text-accent-text",
              )}
            >
              <Icon aria-hidden className="size-5" />
              {label}
              <NavCount count={count} className="absolute top-1 start-1/2 ms-2" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
