/** Makes transcripts searchable: which are due, and what is kept of them. Used by jobs and by what makes them due. */
import type { JobActor } from "@/lib/auth/actor";
import { runInSlices } from "@/lib/run-in-slices";
import { replacePassages, stemWords } from "@/lib/tenant/search";
import { type TenantTransaction, tenantDb } from "@/lib/tenant/tenant-db";
import { foldText } from "@/lib/transcript/fold-character";
import { toPassages } from "@/lib/transcript/passages";
import { toSearchVector } from "@/lib/transcript/search-lexemes";
import { searchTokens } from "@/lib/transcript/search-tokens";
import { stemmerOf } from "@/lib/transcript/stemmers";
import type { Transcript } from "@/lib/transcript/types";
import type { ResultSource, ResultsActor } from "./results";

/** Of the way in which passages are made and found. Another one makes all transcripts be read anew when due. */
const INDEX_VERSION = 1;
const ROWS_AT_ONCE = 1_000;

/** Makes the interviews' transcripts due to be indexed, also those that are just being. */
export async function scheduleIndexing(
  tx: Pick<TenantTransaction, "job">,
  interviewIds: string[],
): Promise<void> {
  const due = { runAt: new Date(), attempts: 0, lastError: null };
  for (let from = 0; from < interviewIds.length; from += ROWS_AT_ONCE) {
    const ids = interviewIds.slice(from, from + ROWS_AT_ONCE);
    // Whoever holds the job loses it: what is read now may be out of date.
    await tx.job.updateMany({
      where: { kind: "index", subjectId: { in: ids } },
      data: { ...due, leaseId: null, leaseUntil: null },
    });
    await tx.job.createMany({
      data: ids.map((subjectId) => ({ kind: "index" as const, subjectId, ...due })),
      skipDuplicates: true,
    });
  }
}

/** The interview's times have become known: search should lead to them. */
export async function indexAgainWithTimes(actor: ResultsActor, { interviewId }: ResultSource): Promise<void> {
  if (interviewId === null) return;
  const db = tenantDb(actor);
  const isWithout = await db.transcriptIndex.count({ where: { interviewId, hasTimes: false } });
  if (isWithout > 0) await db.$transaction((tx) => scheduleIndexing(tx, [interviewId]));
}

/** What a job needs to know of its interview; null when it is gone or has no transcript to read. */
export async function getIndexTarget(
  actor: JobActor,
  interviewId: string,
): Promise<{ language: string | null; durationMs: number | null } | null> {
  const row = await tenantDb(actor).interview.findFirst({
    where: { id: interviewId, status: "completed", hasTranscript: true, connection: { removedAt: null } },
    select: { language: true, durationSec: true },
  });
  return (
    row && { language: row.language, durationMs: row.durationSec === null ? null : row.durationSec * 1000 }
  );
}

/** Whether what is kept is of this run of the session, with times, and made in our present way. */
export async function isIndexed(actor: JobActor, { interviewId, version }: ResultSource): Promise<boolean> {
  if (interviewId === null) return false;
  const where = { interviewId, transcriptVersion: version, version: INDEX_VERSION, hasTimes: true };
  return (await tenantDb(actor).transcriptIndex.count({ where })) > 0;
}

/**
 * Keeps the transcript's text for search, in the place of what was kept before. `off`: the tenant wants none kept.
 * `language` is the interview's, where the document does not say.
 */
export async function indexTranscript(
  actor: JobActor,
  { interviewId, version }: ResultSource,
  transcript: Transcript,
  language: string | null,
): Promise<"kept" | "off"> {
  if (interviewId === null) return "off";
  const spoken = transcript.language ?? language;
  const passages = toPassages(transcript);
  const { stemmer, stems } = await stemsOf(
    spoken,
    passages.map(({ text }) => text),
  );
  const labels = new Map(transcript.speakers.map(({ id, label }) => [id, label]));
  const rows = await runInSlices(
    eachInSteps(passages, (passage) => ({
      ...passage,
      speakerLabel: labels.get(passage.speakerId ?? "") ?? null,
      terms: toSearchVector(passage.text, stems),
    })),
  );
  return replacePassages(actor, {
    interviewId,
    version: INDEX_VERSION,
    transcriptVersion: version,
    language: spoken,
    stemmer,
    hasTimes: rows.every(({ startMs }) => startMs !== null),
    passages: rows,
  });
}

/** The words of the texts with their stems; no stemmer where the server has none for the language. */
async function stemsOf(
  language: string | null,
  texts: readonly string[],
): Promise<{ stemmer: string | null; stems: Map<string, string[]> | null }> {
  const stemmer = stemmerOf(language);
  if (stemmer === null) return { stemmer: null, stems: null };
  const words = new Set(
    (await runInSlices(eachInSteps(texts, searchTokens)))
      .flat()
      .flatMap(({ kind, written }) => (kind === "word" ? [written] : [])),
  );
  const found = await stemWords([stemmer], [...words]);
  if (found.length === 0) return { stemmer: null, stems: null };
  return { stemmer, stems: new Map(found.map(({ word, stems }) => [word, stems.map(foldText)])) };
}

function* eachInSteps<T, R>(items: readonly T[], make: (item: T) => R): Generator<void, R[]> {
  const made: R[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}
