/** What may have become of an interview, in the order in which it is asked for. Each is in one of them. */
export const RETAINED_AS = ["advance", "hold", "reject", "undecided", "unfinished"] as const;

export type RetainedAs = (typeof RETAINED_AS)[number];

/** Owners and admins hear of it so long before an interview goes. */
export const NOTICE_DAYS = 7;

/** Each as it is said of an interview. */
export const RETAINED_WORDS: Record<RetainedAs, string> = {
  advance: "Advanced",
  hold: "On hold",
  reject: "Rejected",
  undecided: "No decision",
  unfinished: "Not completed",
};
