/** As in the database, which this room does not know. */
type Role = "owner" | "admin" | "recruiter" | "reviewer";

/** Roles as they are called on screen, with what they mean, from the widest to the narrowest. */
export const ROLES: readonly { role: Role; name: string; meaning: string }[] = [
  { role: "owner", name: "Owner", meaning: "full access" },
  { role: "admin", name: "Admin", meaning: "full access, except to owners" },
  { role: "recruiter", name: "Recruiter", meaning: "assigns, decides, shares, edits candidates" },
  { role: "reviewer", name: "Reviewer", meaning: "listens, takes notes and reviews" },
];

/** `Owner`, `Admin`, `Recruiter` or `Reviewer`. */
export function roleName(role: Role): string {
  return ROLES.find((one) => one.role === role)?.name ?? role;
}
