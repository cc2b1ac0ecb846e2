import { formatDateTime } from "./date-time";

type Details = Record<string, string | number | boolean | null>;

/** What details are called whose own name does not say it. */
const NAMES: Record<string, string> = {
  isSearch: "filtered by a search",
  to: "now",
  from: "before",
  key: "key",
  host: "sent to",
  until: "expires",
  expiresAt: "expires",
  download: "with download",
  masked: "without names",
  passcode: "with passcode",
  newSecret: "new secret",
  enforced: "required",
  trustsSteps: "provider’s two-step rules trusted",
  logo: "logo",
  allowsDownload: "downloads",
  hidesCandidates: "names hidden",
  needsPasscode: "passcode required",
  defaultDays: "default days",
  maxDays: "maximum days",
  sharers: "who can share",
  sessionId: "platform session",
};

/** Said only where it is so. */
const MARKS = new Set(["isSearch", "download", "masked", "passcode", "newSecret"]);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What the audit log holds of an entry, as a reader wants it: in words, without ids. The files have all of it. */
export function auditDetailsText(details: Details): string {
  return Object.entries(details).map(inWords).filter(Boolean).join(" · ");
}

function inWords([name, value]: [string, Details[string]]): string | null {
  if (value === null || value === "") return null;
  const label = NAMES[name] ?? labelOf(name);
  if (MARKS.has(name)) return value === true ? label : null;
  if (typeof value === "boolean") return `${label}: ${value ? "on" : "off"}`;
  if (typeof value === "number") return `${label}: ${value.toLocaleString("en")}`;
  const parts = value.split(", ");
  if (parts.every((part) => ID.test(part))) return parts.length > 1 ? `${parts.length} ${label}` : null;
  return `${label}: ${INSTANT.test(value) ? formatDateTime(value, "date", { timeZone: "UTC" }) : value}`;
}

/** `showsScores` is "scores". */
function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replace(/^(is|has|shows|allows|needs|hides) /, "");
}
