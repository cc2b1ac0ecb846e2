import type { Permission } from "@/lib/auth/roles";
import { folded } from "@/lib/format/folded";

/** Something the palette can do, by name. */
export type Command = {
  label: string;
  /** Other words somebody may type for it, in lower case. */
  words?: string;
  group: "Next" | "Go to" | "Do";
} & ({ href: string } | { act: () => void });

/** Where a member can go and what they can begin from anywhere in a tenant. */
export function tenantCommands(tenantSlug: string, can: (permission: Permission) => boolean): Command[] {
  const base = `/t/${encodeURIComponent(tenantSlug)}`;
  const commands: (Command & { needs?: Permission })[] = [
    { group: "Go to", label: "Interviews", words: "list home", href: `${base}/interviews` },
    { group: "Go to", label: "Candidates", words: "people applicants", href: `${base}/candidates` },
    { group: "Next", label: "To review", words: "queue assigned next", href: `${base}/queue` },
    { group: "Go to", label: "Search in transcripts", words: "find text words", href: `${base}/search` },
    { group: "Go to", label: "Calibration", words: "criterion scores spread", href: `${base}/calibration` },
    { group: "Go to", label: "Notifications", words: "news bell inbox", href: `${base}/notifications` },
    {
      group: "Go to",
      label: "Notification settings",
      words: "mail email digest",
      href: `${base}/settings/notifications`,
    },
    {
      group: "Go to",
      label: "Sync",
      words: "settings platform polling status",
      href: `${base}/settings/sync`,
      needs: "connection.manage",
    },
    {
      group: "Go to",
      label: "API tokens",
      words: "settings programs key",
      href: `${base}/settings/api-tokens`,
      needs: "apiTokens.manage",
    },
    {
      group: "Go to",
      label: "Webhooks",
      words: "settings slack teams chat",
      href: `${base}/settings/webhooks`,
      needs: "webhooks.manage",
    },
    {
      group: "Go to",
      label: "Reports",
      words: "statistics funnel time csv",
      href: `${base}/reports`,
      needs: "reports.read",
    },
    {
      group: "Go to",
      label: "Review links",
      words: "share",
      href: `${base}/review-links`,
      needs: "reviewLinks.manage",
    },
    { group: "Go to", label: "Platform settings", words: "key connection", href: `${base}/settings` },
    { group: "Go to", label: "People", words: "members invite roles team", href: `${base}/settings/people` },
    {
      group: "Go to",
      label: "Your account",
      words: "settings password name devices sign out leave",
      href: `${base}/settings/account`,
    },
    {
      group: "Go to",
      label: "Scorecards",
      words: "settings criteria templates",
      href: `${base}/settings/scorecards`,
    },
    {
      group: "Go to",
      label: "Review rules",
      words: "settings blind roles",
      href: `${base}/settings/review-rules`,
    },
    {
      group: "Do",
      label: "Import candidates",
      words: "csv upload names",
      href: `${base}/candidates/import`,
      needs: "candidates.manage",
    },
    {
      group: "Do",
      label: "New scorecard",
      words: "create template",
      href: `${base}/settings/scorecards/new`,
      needs: "scorecards.manage",
    },
  ];
  return commands.filter(({ needs }) => !needs || can(needs)).map(({ needs, ...command }) => command);
}

/** The commands in whose names every typed word occurs, as they stand. */
export function matchingCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words = "" }) => {
    const name = folded(`${label} ${words}`);
    return wanted.every((word) => name.includes(word));
  });
}
