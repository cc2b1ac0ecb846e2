"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { useCurrentHref } from "@/components/browser/use-current-href";
import { cn } from "@/components/ui/cn";

type SettingsNavProps = {
  tenantSlug: string;
  showsSync: boolean;
  showsWebhooks: boolean;
  showsAudit: boolean;
  showsSingleSignOn: boolean;
};

/** The pages of the settings: those that a member may see. A line of them, and from 1024 px on a list at the side. */
export function SettingsNav({
  tenantSlug,
  showsSync,
  showsWebhooks,
  showsAudit,
  showsSingleSignOn,
}: SettingsNavProps) {
  const base = `/t/${tenantSlug}/settings`;
  const items = [
    { href: base, label: "Platform" },
    ...(showsSync ? [{ href: `${base}/sync`, label: "Sync" }] : []),
    { href: `${base}/people`, label: "People" },
    ...(showsSingleSignOn ? [{ href: `${base}/single-sign-on`, label: "Single sign-on" }] : []),
    { href: `${base}/scorecards`, label: "Scorecards" },
    { href: `${base}/review-rules`, label: "Review rules" },
    { href: `${base}/review-links`, label: "Review links" },
    { href: `${base}/brand`, label: "Brand" },
    ...(showsWebhooks ? [{ href: `${base}/webhooks`, label: "Webhooks" }] : []),
    { href: `${base}/api-tokens`, label: "API tokens" },
    ...(showsAudit ? [{ href: `${base}/audit`, label: "Audit log" }] : []),
    { href: `${base}/notifications`, label: "Notifications" },
    { href: `${base}/account`, label: "Account" },
  ];
  // The first one's address begins those of the others.
  const current = useCurrentHref(items.map(({ href }) => href).reverse());
  const list = useRef<HTMLUListElement>(null);
  // On a phone they do not all fit: the one that one is on must not be out of sight.
  useEffect(() => {
    const shown = list.current?.querySelector(`a[href="${current}"]`);
    shown?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav
      aria-label="Settings"
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:sticky lg:top-6 lg:mx-0 lg:overflow-visible lg:px-0"
    >
      <ul
        ref={list}
        className="flex min-w-max gap-4 border-b lg:min-w-0 lg:flex-col lg:gap-0.5 lg:border-b-0"
      >
        {items.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? "page" : undefined}
              className={cn(
                "-mb-px flex h-10 items-center border-transparent border-b-2 font-medium text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 lg:mb-0 lg:h-9 lg:rounded-md lg:border-b-0 lg:px-2.5 lg:hover:bg-surface-hover",
                href === current && "border-accent text-text lg:bg-surface-selected",
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
