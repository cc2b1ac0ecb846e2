import { z } from "zod";
import { INVITE_MAIL_KINDS, unknownPlaceholders } from "./mail-words";

export type InviteRules = { reminderDays: number; mostReminders: number };

export const DEFAULT_RULES: InviteRules = { reminderDays: 2, mostReminders: 2 };

export const inviteRulesSchema = z.object({
  reminderDays: z.int().min(1).max(6),
  mostReminders: z.int().min(0).max(5),
});

const words = (longest: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest.toLocaleString("en")} characters.`)
    .superRefine((text, context) => {
      const [unknown] = unknownPlaceholders(text);
      if (unknown !== undefined)
        context.addIssue({ code: "custom", message: `{${unknown.slice(0, 40)}} stands for nothing.` });
    });

/** A language as BCP 47 has it, in lower case. */
export const languageSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/, "Enter a language code, such as “de” or “pt-br”.");

export const inviteWordsSchema = z.object({
  kind: z.enum(INVITE_MAIL_KINDS),
  language: languageSchema,
  subject: words(150, "Enter a subject."),
  body: words(4_000, "Enter a text."),
  button: words(60, "Enter the button’s text."),
});

export type InviteWordsInput = z.infer<typeof inviteWordsSchema>;

const DAY_MS = 24 * 60 * 60_000;

/** When the next mail is due after so many; null for none. The invitation itself is due at once. */
export function nextMailAt(
  { reminderDays, mostReminders }: InviteRules,
  { mailCount, mailedAt }: { mailCount: number; mailedAt: Date | null },
  now: Date,
): Date | null {
  if (mailCount === 0) return now;
  if (mailCount > mostReminders || mailedAt === null) return null;
  return new Date(mailedAt.getTime() + reminderDays * DAY_MS);
}
