/** What candidates are written: an organisation's own words in a language, or these. */
export type InviteMailWords = { subject: string; body: string; button: string };

export const INVITE_MAIL_KINDS = ["invitation", "reminder"] as const;
export type InviteMailKind = (typeof INVITE_MAIL_KINDS)[number];

/** What stands in braces in them, and what it becomes. */
export const PLACEHOLDERS = {
  name: "the candidate’s name",
  role: "the role",
  organisation: "your organisation",
  expires: "the day after which the link no longer works",
} as const;

export const DEFAULT_WORDS: Record<InviteMailKind, InviteMailWords> = {
  invitation: {
    subject: "Your interview for {role}",
    body: [
      "Hello {name},",
      "{organisation} invites you to a voice interview for the role {role}. You talk with an AI interviewer in your browser, at a time that suits you.",
      "Find a quiet place, and allow your browser to use the microphone. The link is yours alone and works until {expires}.",
    ].join("\n\n"),
    button: "Start the interview",
  },
  reminder: {
    subject: "Reminder: your interview for {role}",
    body: [
      "Hello {name},",
      "{organisation} is still looking forward to your interview for the role {role}. You can start it whenever it suits you, until {expires}.",
    ].join("\n\n"),
    button: "Start the interview",
  },
};

export type PlaceholderValues = {
  name: string | null;
  role: string;
  organisation: string;
  expiresAt: Date;
  /** BCP 47: how the day is written. */
  language: string;
};

/** The words with what they stand for. Somebody without a name is greeted without one. */
export function fillWords(
  { subject, body, button }: InviteMailWords,
  values: PlaceholderValues,
): InviteMailWords {
  return { subject: filled(subject, values), body: filled(body, values), button: filled(button, values) };
}

function filled(text: string, { name, role, organisation, expiresAt, language }: PlaceholderValues): string {
  const day = new Intl.DateTimeFormat(dateLocale(language), { dateStyle: "long", timeZone: "UTC" });
  const standsFor: Record<keyof typeof PLACEHOLDERS, string> = {
    ...{ name: name ?? "", role, organisation },
    expires: day.format(expiresAt),
  };
  return text
    .replaceAll(/ ?\{name\}/g, (found) => (name === null ? "" : found))
    .replaceAll(/\{(\w+)\}/g, (found, key: string) => standsFor[key as keyof typeof standsFor] ?? found);
}

/** A language of which nothing is known writes its days as English does, and English as Debrief does. */
function dateLocale(language: string): string {
  if (language === "en") return "en-GB";
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

/** What in braces stands for nothing, such as a misspelt `{nmae}`. */
export function unknownPlaceholders(text: string): string[] {
  const found = [...text.matchAll(/\{([^{}\n]*)\}/g)].map(([, key = ""]) => key);
  return [...new Set(found)].filter((key) => !(key in PLACEHOLDERS));
}

/** The languages that words are looked for in, the likeliest first: `de-at`, then `de`. */
export function languagesFor(language: string): string[] {
  const parts = language.toLowerCase().replaceAll("_", "-").split("-");
  return parts.map((_, at) => parts.slice(0, parts.length - at).join("-"));
}
