import { AudioLines, Link2, ListChecks, type LucideIcon, Settings, TextSearch } from "lucide-react";

export type NavItem = { href: string; label: string; Icon: LucideIcon };

/** Where a member can go inside a tenant. `canShare`: review links are shown to those who make them. */
export function navItems({ tenantSlug, canShare }: NavProps): NavItem[] {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  return [
    { href: `${base}/interviews`, label: "Interviews", Icon: AudioLines },
    { href: `${base}/queue`, label: "To review", Icon: ListChecks },
    { href: `${base}/search`, label: "Search", Icon: TextSearch },
    ...(canShare ? [{ href: `${base}/review-links`, label: "Review links", Icon: Link2 }] : []),
    { href: `${base}/settings`, label: "Settings", Icon: Settings },
  ];
}

export type NavProps = { tenantSlug: string; canShare: boolean };
