"use client";

import Link from "next/link";
import { useCurrentHref } from "@/components/shell/use-current-href";
import { cn } from "@/components/ui/cn";

/** The pages of the settings. */
export function SettingsNav({ tenantSlug }: { tenantSlug: string }) {
  const base = `/t/${tenantSlug}/settings`;
  const items = [
    { href: base, label: "Platform" },
    { href: `${base}/people`, label: "People" },
    { href: `${base}/scorecards`, label: "Scorecards" },
    { href: `${base}/review-rules`, label: "Review rules" },
    { href: `${base}/api-tokens`, label: "API tokens" },
    { href: `${base}/account`, label: "Account" },
  ];
  // The first one's address begins those of the others.
  const current = useCurrentHref(items.map(({ href }) => href).reverse());
  return (
    <nav aria-label="Settings" className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-4 border-b">
        {items.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className={cn(
                "-mb-px flex h-10 items-center border-transparent border-b-2 font-medium text-muted transition-colors hover:text-text focus-visible:-outline-offset-2",
                href === current && "border-accent text-text",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
