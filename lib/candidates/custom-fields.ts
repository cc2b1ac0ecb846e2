/** What the platform's customer said of a candidate in one field of a session's metadata. */
export type CustomField = {
  key: string;
  value: string;
  /** ISO 8601: when the session that says so was made. */
  saidAt: string;
  /** Other values of earlier sessions, the newest first. */
  earlier: string[];
};

type Session = { createdAt: string; metadata: unknown };

/** The fields of a candidate's sessions, which come newest first. Keys keep the order they were first seen in. */
export function customFieldsOf(sessions: Session[]): CustomField[] {
  const fields = new Map<string, CustomField>();
  for (const { createdAt, metadata } of sessions) {
    if (typeof metadata !== "object" || metadata === null || Array.isArray(metadata)) continue;
    for (const [key, raw] of Object.entries(metadata)) {
      const value = textOf(raw);
      const known = fields.get(key);
      if (!known) fields.set(key, { key, value, saidAt: createdAt, earlier: [] });
      else if (known.value !== value && !known.earlier.includes(value)) known.earlier.push(value);
    }
  }
  return [...fields.values()];
}

/** As the platform gave it: text as it is, everything else as JSON. */
function textOf(raw: unknown): string {
  return typeof raw === "string" ? raw : JSON.stringify(raw);
}
