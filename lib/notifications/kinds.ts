/** What members are told of, in the order in which it is offered to them. Pure: components read it too. */
export const NOTIFICATION_KINDS = [
  "assigned",
  "mentioned",
  "replied",
  "completed",
  "reviews_in",
  "decided",
  "link_opened",
  "link_feedback",
  "link_expiring",
  "expiry_announced",
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const MAIL_TIMINGS = ["at_once", "daily", "never"] as const;

export type MailTiming = (typeof MAIL_TIMINGS)[number];

/** When a member wants mail of what. `dailyHour` is 0 to 23 in `timeZone`, an IANA name. */
export type NotificationSettings = {
  mail: Record<NotificationKind, MailTiming>;
  dailyHour: number;
  timeZone: string;
};

/** What holds for a member who has changed nothing: at once where somebody waits for them, else once a day. */
export const DEFAULT_SETTINGS: NotificationSettings = {
  mail: {
    assigned: "at_once",
    mentioned: "at_once",
    replied: "at_once",
    completed: "daily",
    reviews_in: "at_once",
    decided: "daily",
    link_opened: "daily",
    link_feedback: "at_once",
    link_expiring: "at_once",
    expiry_announced: "at_once",
  },
  dailyHour: 8,
  timeZone: "UTC",
};
