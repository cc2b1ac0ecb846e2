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
  "views.share": ["owner", "admin", "recruiter"],
  "scorecards.manage": ["owner", "admin", "recruiter"],
  "policies.manage": ["owner", "admin"],
  "reports.read": ["owner", "admin", "recruiter"],
  "reviewLinks.manage": ["owner", "admin", "recruiter"],
  "members.manage": ["owner", "admin"],
  "apiTokens.manage": ["owner", "admin"],
  "connection.manage": ["owner", "admin"],
  "webhooks.manage": ["owner", "admin"],
  "settings.manage": ["owner", "admin"],
  "privacy.manage": ["owner", "admin"],
  "audit.read": ["owner", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

/** Whether `role` may do `permission`. An unknown role may do nothing. */
export function can(role: Role, permission: Permission): boolean {
  return (ALLOWED[permission] as readonly Role[]).includes(role);
}

/** Whether somebody with `role` may give `given` to others, or take it from them: admins have no say over owners. */
export function mayGrant(role: Role, given: Role): boolean {
  return can(role, "members.manage") && (given !== "owner" || role === "owner");
}
