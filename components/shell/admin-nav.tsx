"use client";

import { useCurrentHref } from "@/components/browser/use-current-href";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

// The first one's address begins those of the others.
const ITEMS = [
  { href: "/admin", label: "Organisations" },
  { href: "/admin/people", label: "People" },
  { href: "/admin/mail", label: "Mail" },
  { href: "/admin/health", label: "Health" },
  { href: "/admin/transcript", label: "Try a transcript" },
];

/** The operator's pages, in one line. */
export function AdminNav() {
  const current = useCurrentHref(ITEMS.map(({ href }) => href).reverse());
  return (
    <nav
      aria-label="Installation"
      className="mx-auto max-w-[72rem] overflow-x-auto px-4 [scrollbar-width:none] sm:px-6 lg:px-8"
    >
      <ul className="flex min-w-max gap-4 sm:gap-6">
        {ITEMS.map(({ href, label }) => (
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
