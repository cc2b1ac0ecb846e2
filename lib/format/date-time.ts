import { isKnownTime, UNKNOWN_TIME } from "./known-time";
import { LOCALE } from "./locale";

export type DateTimeStyle = "date" | "dateTime" | "full";

type Zone = { timeZone: string | undefined; locale?: string };

const STYLES: Record<DateTimeStyle, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  dateTime: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as people write it, in the given IANA time zone (`undefined`: the machine's own, right in a
 * browser only). What stands for no time is `unknown`; text that is no date comes back as it is.
 */
export function formatDateTime(
  iso: string,
  style: DateTimeStyle,
  { timeZone, locale = LOCALE }: Zone,
): string {
  const atMs = Date.parse(iso);
  if (Number.isNaN(atMs)) return iso;
  if (!isKnownTime(atMs)) return UNKNOWN_TIME;
  return formatterFor(style, locale, timeZone).format(atMs);
}

// Making a formatter costs a hundred times what using it does, and a list shows dozens of times.
function formatterFor(style: DateTimeStyle, locale: string, timeZone: string | undefined) {
  const key = `${style} ${locale} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[style], ...(timeZone ? { timeZone } : {}) });
  formatters.set(key, made);
  return made;
}
