/** What the screens call a field where its own name would not tell. */
const LABELS: Record<string, string> = {
  apiKey: "API key",
  atMs: "Moment",
  body: "Text",
  clientId: "Client ID",
  clientSecret: "Client secret",
  dailyHour: "Time of the digest",
  days: "Expires after",
  defaultDays: "Default days",
  dueAt: "Due date",
  dueDays: "Due after",
  email: "Email",
  emails: "Email addresses",
  expiresAt: "Expires",
  interviewIds: "Interviews",
  issuer: "Issuer address",
  maxDays: "Maximum days",
  maxOpens: "Maximum opens",
  ownerEmail: "Owner’s email",
  reasonCode: "Reason",
  requiredReviews: "Reviews before a decision",
  reviewerIds: "Reviewers",
  roleName: "Role",
  scorecardId: "Scorecard",
  slug: "Address",
  startsAt: "Starts",
  struckNames: "Names to hide",
  tenantName: "Organisation",
  timeZone: "Time zone",
  url: "Address",
};

/** A field's path in what was sent, as people know it: `criteria.0.name` is "Criteria 1, name". */
export function fieldLabel(path: string): string {
  const words = path
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${labelOf(part)}`));
  const label = words.join("").replace(/^, /, "");
  return label.charAt(0).toUpperCase() + label.slice(1);
}

// After a comma, as within a sentence.
function labelOf(part: string): string {
  const label = LABELS[part] ?? part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
