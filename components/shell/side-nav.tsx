"use client";

import { useCurrentHref } from "@/components/browser/use-current-href";
import { NavCount } from "@/components/shell/nav-count";
import { type NavProps, navItems } from "@/components/shell/nav-items";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

/** The navigation of wide windows: icons from 768 px, icons and words from 1024 px. */
export function SideNav(props: NavProps) {
  const items = navItems(props);
  const current = useCurrentHref(items.map(({ href }) => href));
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {items.map(({ href, label, Icon, count }) => (
          <li key={href}>
            <Link
              href={href}
              title={label}
              aria-current={href === current ? "page" : undefined}
              className={cn(
                "relative flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-surface-hover hover:text-text touch:h-10 max-lg:justify-center max-lg:px-0",
                href === current && "bg-surface-selected text-text",
              )}
            >
              <Icon aria-hidden className={cn("size-4.5", href === current && "text-accent-text")} />
              <span className="max-lg:sr-only">{label}</span>
              <NavCount count={count} className="ms-auto max-lg:absolute max-lg:end-0 max-lg:-top-1" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
