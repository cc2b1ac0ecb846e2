import type { Permission } from "@/lib/auth/roles";

export const SETTINGS_GROUPS = ["You", "Team", "Reviewing", "Sharing", "Connections"] as const;

export type SettingsPage = {
  group: (typeof SETTINGS_GROUPS)[number];
  label: string;
  href: string;
  /** What else somebody may look for it by, in lower case. */
  words: string;
};

/** The pages of the settings that a member may see, by group. */
export function settingsPages(tenantSlug: string, can: (permission: Permission) => boolean): SettingsPage[] {
  const base = `/t/${encodeURIComponent(tenantSlug)}/settings`;
  const pages: (Omit<SettingsPage, "href"> & { path: string; needs?: Permission })[] = [
    {
      ...{ group: "You", label: "Account", path: "/account" },
      words: "name email password passkey two-step devices sign out leave",
    },
    {
      ...{ group: "You", label: "Notifications", path: "/notifications" },
      words: "mail email digest daily sound alerts",
    },
    {
      ...{ group: "Team", label: "People", path: "/people" },
      words: "members invite roles owner admin reviewer recruiter two-step",
    },
    {
      ...{ group: "Team", label: "Single sign-on", path: "/single-sign-on", needs: "settings.manage" },
      words: "sso provider oidc entra google okta domain",
    },
    {
      ...{ group: "Team", label: "Audit log", path: "/audit", needs: "audit.read" },
      words: "history who did what export",
    },
    {
      ...{ group: "Team", label: "Privacy", path: "/privacy", needs: "privacy.manage" },
      words: "gdpr erase erasure delete forget data protection legal hold retention rules keep how long",
    },
    { group: "Reviewing", label: "Scorecards", path: "/scorecards", words: "criteria template questions" },
    {
      ...{ group: "Reviewing", label: "Review rules", path: "/review-rules" },
      words: "blind anonymous roles assign decision how many",
    },
    {
      ...{ group: "Sharing", label: "Candidate emails", path: "/candidate-emails", needs: "settings.manage" },
      words: "invite invitation template reminder mail language placeholder",
    },
    {
      ...{ group: "Sharing", label: "Review links", path: "/review-links" },
      words: "share days expiry passcode download hide names",
    },
    { group: "Sharing", label: "Brand", path: "/brand", words: "logo colour color name" },
    {
      ...{ group: "Connections", label: "Platform", path: "" },
      words: "api key interview connection transcript text search",
    },
    {
      ...{ group: "Connections", label: "Sync", path: "/sync", needs: "connection.manage" },
      words: "status problems polling up to date",
    },
    {
      ...{ group: "Connections", label: "Webhooks", path: "/webhooks", needs: "webhooks.manage" },
      words: "slack teams chat events",
    },
    { group: "Connections", label: "API tokens", path: "/api-tokens", words: "programs key integration" },
  ];
  return pages
    .filter(({ needs }) => !needs || can(needs))
    .map(({ needs, path, ...page }) => ({ ...page, href: base + path }));
}

/** The pages whose name, group or further words hold every word that was typed. */
export function matchingPages(pages: readonly SettingsPage[], typed: string): SettingsPage[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return pages.filter(({ group, label, words }) => {
    const name = `${label} ${group} ${words}`.toLowerCase();
    return wanted.every((word) => name.includes(word));
  });
}
