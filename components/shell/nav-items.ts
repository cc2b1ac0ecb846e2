import { AudioLines, Link2, type LucideIcon, Settings } from "lucide-react";

export type NavItem = { href: string; label: string; Icon: LucideIcon };

/** Where a member can go inside a tenant. */
export function navItems(tenantSlug: string): NavItem[] {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  return [
    { href: `${base}/interviews`, label: "Interviews", Icon: AudioLines },
    { href: `${base}/review-links`, label: "Review links", Icon: Link2 },
    { href: `${base}/settings`, label: "Settings", Icon: Settings },
  ];
}
