import type { Place } from "./places";

/** How members want their lists and mails. */
export const LOOKS: Record<string, Place> = {
  interview_views: {
    why: "saved filters of the list, which can name a candidate",
    kept: "until it is removed",
    holds: { candidate: ["name", "address"], none: ["columns"] },
  },
  interview_view_defaults: { why: "which of them opens first", kept: "until it is removed", holds: {} },
  list_looks: { why: "a member's columns", kept: "as long as the account", holds: { none: ["columns"] } },
  notification_settings: {
    why: "when a member is mailed",
    kept: "as long as the account",
    holds: { member: ["time_zone"] },
  },
};
