import {
  AudioLines,
  ChartColumn,
  Link2,
  ListChecks,
  type LucideIcon,
  Scale,
  Send,
  Settings,
  TextSearch,
  Users,
} from "lucide-react";

export type NavItem = {
  href: string;
  label: string;
  Icon: LucideIcon;
  /** Five fit under a thumb: on phones this one is in the account's menu. */
  isInMenuOnPhones?: true;
  /** What waits there. */
  count?: number;
};

/** Where a member can go inside a tenant: invitations, review links and reports only those who may have them. */
export function navItems({ tenantSlug, canInvite, canShare, canReport, queueCount }: NavProps): NavItem[] {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  return [
    { href: `${base}/interviews`, label: "Interviews", Icon: AudioLines },
    { href: `${base}/candidates`, label: "Candidates", Icon: Users },
    ...(canInvite
      ? [{ href: `${base}/invitations`, label: "Invitations", Icon: Send, isInMenuOnPhones: true as const }]
      : []),
    { href: `${base}/queue`, label: "To review", Icon: ListChecks, count: queueCount },
    { href: `${base}/search`, label: "Search", Icon: TextSearch },
    ...(canShare ? [{ href: `${base}/review-links`, label: "Review links", Icon: Link2 }] : []),
    ...(canReport
      ? [{ href: `${base}/reports`, label: "Reports", Icon: ChartColumn, isInMenuOnPhones: true as const }]
      : []),
    { href: `${base}/calibration`, label: "Calibration", Icon: Scale, isInMenuOnPhones: true },
    { href: `${base}/settings`, label: "Settings", Icon: Settings, isInMenuOnPhones: true },
  ];
}

export type NavProps = {
  tenantSlug: string;
  canInvite: boolean;
  canShare: boolean;
  canReport: boolean;
  queueCount: number;
};
