import { z } from "zod";
import { typedName } from "@/lib/format/typed-name";
import { distinctTags, MOST_TAGS, TAG_MAX_LENGTH } from "./tags";

/** A candidate's tags: no empty ones, none twice whatever its case; the first spelling stays. */
export const tagsSchema = z
  .array(z.string().trim().max(TAG_MAX_LENGTH, `Tags can have at most ${TAG_MAX_LENGTH} characters.`))
  .transform(distinctTags)
  .refine((tags) => tags.length <= MOST_TAGS, `Candidates can have at most ${MOST_TAGS} tags.`);

export const nameSchema = typedName(200);
export const roleSchema = typedName(200, { tooLong: "Roles can have at most 200 characters." });
export const emailSchema = z
  .string()
  .trim()
  .max(254, "Email addresses can have at most 254 characters.")
  .refine((email) => email === "" || z.email().safeParse(email).success, "Enter a valid email address.");

/** What a person may change of a candidate. Empty text is none: then the platform's word holds again. */
export const candidateEditSchema = z.object({
  /** What the edit started from. */
  revision: z.int().min(1),
  name: nameSchema,
  email: emailSchema,
  roleName: roleSchema,
  tags: tagsSchema,
  ownerId: z.uuid().nullable(),
});

export type CandidateEdit = z.infer<typeof candidateEditSchema>;
