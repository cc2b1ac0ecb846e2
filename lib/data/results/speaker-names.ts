import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { happened } from "@/lib/data/facts/happened";
import { getInterview } from "@/lib/data/interviews/interviews";
import { notFound } from "@/lib/errors";
import { typedName } from "@/lib/format/typed-name";
import { tenantDb } from "@/lib/tenant/tenant-db";
import type { Transcript } from "@/lib/transcript/types";
import { findResultByInterview, getTranscript, type ResultSource, type ResultsActor } from "./results";

/** A null label gives the speaker back the document's. */
export const speakerNameSchema = z.object({
  speakerId: z.string().min(1).max(200),
  label: typedName(80, { empty: "Enter a name first." }).nullable(),
});

/** The transcript with the names that the tenant gave to its speakers; the same object when there are none. */
export async function withSpeakerNames(
  actor: ResultsActor,
  { interviewId, version }: ResultSource,
  transcript: Transcript,
): Promise<Transcript> {
  if (interviewId === null) return transcript;
  const rows = await tenantDb(actor).speakerName.findMany({
    where: { interviewId, transcriptVersion: version },
    select: { speakerId: true, label: true },
  });
  if (rows.length === 0) return transcript;
  const labels = new Map(rows.map(({ speakerId, label }) => [speakerId, label]));
  const speakers = transcript.speakers.map((speaker) => {
    const label = labels.get(speaker.id);
    return label === undefined ? speaker : { ...speaker, label, documentLabel: speaker.label };
  });
  return { ...transcript, speakers };
}

/**
 * Gives a speaker of the interview's transcript another name, for everybody in the tenant and behind its review links.
 * Throws `forbidden`, `not_found` for an interview out of reach or a speaker that it has not, and the platform's errors.
 */
export async function renameSpeaker(
  actor: MemberActor,
  interviewId: string,
  { speakerId, label }: z.infer<typeof speakerNameSchema>,
): Promise<void> {
  actor.demand("notes.write");
  const interview = await getInterview(actor, interviewId);
  const source = interview && (await findResultByInterview(actor, interviewId));
  if (!source) throw notFound("That interview");
  const db = tenantDb(actor);
  if (label === null) {
    return db.$transaction(async (tx) => {
      await tx.speakerName.deleteMany({ where: { interviewId, speakerId } });
      await happened(tx, actor, { kind: "speaker_renamed", interviewId });
    });
  }
  const durationMs = interview.durationSec === null ? null : interview.durationSec * 1000;
  const { speakers } = await getTranscript(actor, source, durationMs);
  if (!speakers.some(({ id }) => id === speakerId)) throw notFound("That speaker");
  const values = {
    label,
    transcriptVersion: source.version,
    changedById: actor.user.id,
    changedAt: new Date(),
  };
  const { tenantId } = actor;
  await db.$transaction(async (tx) => {
    await tx.speakerName.upsert({
      where: { tenantId_interviewId_speakerId: { tenantId, interviewId, speakerId } },
      create: { interviewId, speakerId, ...values },
      update: values,
    });
    await happened(tx, actor, { kind: "speaker_renamed", interviewId });
  });
}
