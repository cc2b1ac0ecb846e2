import type { Role } from "@/lib/db/generated/enums";

export type { Role };

/** What each action of a member needs. One table, so that it can be read and tested as a whole. */
const ALLOWED = {
  "interviews.read": ["owner", "admin", "recruiter", "reviewer"],
  "notes.write": ["owner", "admin", "recruiter", "reviewer"],
  "reviews.write": ["owner", "admin", "recruiter", "reviewer"],
  "reviews.assign": ["owner", "admin", "recruiter"],
  "decisions.make": ["owner", "admin", "recruiter"],
  "candidates.manage": ["owner", "admin", "recruiter"],
  "scorecards.manage": ["owner", "admin", "recruiter"],
  "policies.manage": ["owner", "admin"],
  "reports.read": ["owner", "admin", "recruiter"],
  "reviewLinks.manage": ["owner", "admin", "recruiter"],
  "connection.manage": ["owner", "admin"],
  "webhooks.manage": ["owner", "admin"],
  "settings.manage": ["owner", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

/** Whether `role` may do `permission`. An unknown role may do nothing. */
export function can(role: Role, permission: Permission): boolean {
  return (ALLOWED[permission] as readonly Role[]).includes(role);
}
