/** What the pages below a tenant's address are called, by the first part of their path. */
const TITLES: Record<string, string> = {
  interviews: "Interviews",
  candidates: "Candidates",
  queue: "To review",
  search: "Search",
  "review-links": "Review links",
  reports: "Reports",
  calibration: "Calibration",
  compare: "Compare",
  notifications: "Notifications",
  settings: "Settings",
};

/** The title of a list or an overview by its address; null for a page below one, which has a name of its own. */
export function pageTitle(pathname: string): string | null {
  const [, , , first = "", ...below] = pathname.split("/");
  return below.length === 0 || first === "settings" ? (TITLES[first] ?? null) : null;
}
