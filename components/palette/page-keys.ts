/** A key or keys, and what they do. */
export type PageKey = { keys: string[]; label: string };

const EVERYWHERE: PageKey[] = [
  { keys: ["Ctrl K", "⌘K"], label: "Search or jump to anything" },
  { keys: ["?"], label: "Show keyboard shortcuts" },
];

const ROWS: PageKey[] = [
  { keys: ["/"], label: "Search this list" },
  { keys: ["J", "K"], label: "Next or previous row" },
  { keys: ["↑", "↓"], label: "Next or previous row, from a row" },
  { keys: ["Enter"], label: "Open the row" },
];

/** By the page's path below the tenant. */
const OF_PAGES: Record<string, PageKey[]> = {
  interviews: [...ROWS, { keys: ["X"], label: "Select the row" }],
  candidates: ROWS,
  "review-links": [{ keys: ["/"], label: "Search this list" }],
};

/** The keys of an open page; null where the page has a list of its own, the player's. */
export function pageKeys(pathname: string): PageKey[] | null {
  const [, , , page = "", below] = pathname.split("/");
  if ((page === "interviews" && below !== undefined) || page === "compare") return null;
  return [...(below === undefined ? (OF_PAGES[page] ?? []) : []), ...EVERYWHERE];
}
