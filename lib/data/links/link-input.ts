import { z } from "zod";
import { typedName } from "@/lib/format/typed-name";

export const LINK_MOST_INTERVIEWS = 50;

const READER = /^[^\s@]*@[^\s@.]+(\.[^\s@.]+)+$/;

// What can be said when a link is made, and said otherwise later.
const terms = {
  recipient: typedName(200).default(""),
  headline: typedName(200).default(""),
  message: z.string().trim().max(4000).default(""),
  maxOpens: z.int().min(1).max(10_000).nullable().default(null),
  passcode: z.string().min(6, "Use at least 6 characters.").max(100).nullable().default(null),
  /** Addresses and `@domains`; none: whoever has the link. */
  allowedReaders: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(READER, "Enter an email address, or a domain such as @client.com."),
    )
    .max(200)
    .default([]),
  showsRecording: z.boolean().default(true),
  showsTranscript: z.boolean().default(true),
  showsScores: z.boolean().default(false),
  noteIds: z.array(z.uuid()).max(500).default([]),
  allowsDownload: z.boolean().default(false),
  allowsFeedback: z.boolean().default(false),
  /** As a part of the feedback. */
  asksScorecard: z.boolean().default(false),
  /** Null: the one that each interview's role is reviewed by. */
  scorecardId: z.uuid().nullable().default(null),
  isMasked: z.boolean().default(false),
  /** What the sender confirmed; the candidates' whole names, references and addresses are struck in any case. */
  struckNames: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
};

/** What a sender says of a new link. Only the interviews must be there: the rest has sensible defaults. */
export const reviewLinkSchema = sensible(
  z.object({
    /** In the reader's order. */
    interviewIds: z.array(z.uuid()).min(1, "Choose at least one interview.").max(LINK_MOST_INTERVIEWS),
    ...terms,
    /** Null is as the organisation has it. */
    isMasked: z.boolean().nullable().default(null),
    /** Null: what there is to strike of these candidates. */
    struckNames: terms.struckNames.unwrap().nullable().default(null),
    startsAt: z.coerce.date().nullable().default(null),
    /** From the start on; null is the organisation's default. */
    days: z.int().min(1).max(365).nullable().default(null),
  }),
);

export type ReviewLinkInput = z.input<typeof reviewLinkSchema>;

/**
 * What a link is to be from now on, all of it: what is not said is as by default. `passcode` alone stays when it is null,
 * as nobody can read the one that there is.
 */
export const linkChangeSchema = sensible(z.object(terms));

export type LinkChangeInput = z.output<typeof linkChangeSchema>;

type Shown = {
  showsRecording: boolean;
  showsTranscript: boolean;
  allowsDownload: boolean;
  allowsFeedback: boolean;
  asksScorecard: boolean;
};

function sensible<T extends z.ZodType<Shown>>(schema: T) {
  return schema
    .refine(({ showsRecording, showsTranscript }) => showsRecording || showsTranscript, {
      message: "Show the recording or the transcript.",
    })
    .refine(({ allowsDownload, showsRecording }) => showsRecording || !allowsDownload, {
      message: "To allow downloads, show the recording.",
    })
    .refine(({ asksScorecard, allowsFeedback }) => allowsFeedback || !asksScorecard, {
      message: "To ask for a scorecard, turn on feedback.",
    });
}
