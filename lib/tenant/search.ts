/**
 * Raw SQL on a tenant's transcript passages: the scoped client knows neither tsvector nor tsquery. Every statement
 * binds the actor's tenant; nothing else in here takes one.
 */
import { isActor, type JobActor, type MemberActor } from "@/lib/auth/actor";
import { database } from "@/lib/db/client";
import { narrowingSql } from "@/lib/db/reach";
import { tenantDb, writeRaw } from "./tenant-db";

/** What search keeps of one transcript. `terms` is a tsvector in its text form. */
export type IndexedTranscript = {
  interviewId: string;
  version: number;
  transcriptVersion: string;
  language: string | null;
  stemmer: string | null;
  hasTimes: boolean;
  passages: {
    position: number;
    turnId: string;
    speakerId: string | null;
    speakerLabel: string | null;
    startMs: number | null;
    endMs: number | null;
    text: string;
    terms: string;
  }[];
};

const ROWS_AT_ONCE = 500;
const TRANSACTION_MS = 60_000;

/**
 * Puts the passages in the place of those that were kept of the interview before, in one transaction. Keeps nothing
 * and says `off` when the tenant does not want text to be kept: turning that off waits for this, and this for it.
 */
export async function replacePassages(actor: JobActor, indexed: IndexedTranscript): Promise<"kept" | "off"> {
  const tenantId = tenantOf(actor);
  const { interviewId, version, transcriptVersion, language, stemmer, hasTimes, passages } = indexed;
  return writeRaw(
    actor,
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO tenant_settings (tenant_id, updated_at) VALUES (${tenantId}::uuid, now())
        ON CONFLICT (tenant_id) DO NOTHING`;
      const [settings] = await tx.$queryRaw<{ keeps: boolean }[]>`
        SELECT keeps_transcript_text AS keeps FROM tenant_settings WHERE tenant_id = ${tenantId}::uuid FOR SHARE`;
      if (!settings?.keeps) return "off";
      await tx.$executeRaw`
        DELETE FROM transcript_indexes WHERE tenant_id = ${tenantId}::uuid AND interview_id = ${interviewId}::uuid`;
      await tx.$executeRaw`
        INSERT INTO transcript_indexes
          (tenant_id, interview_id, version, transcript_version, language, stemmer, has_times)
        VALUES (${tenantId}::uuid, ${interviewId}::uuid, ${version}::int, ${transcriptVersion}, ${language}, ${stemmer},
          ${hasTimes})`;
      for (let from = 0; from < passages.length; from += ROWS_AT_ONCE) {
        const rows = JSON.stringify(passages.slice(from, from + ROWS_AT_ONCE));
        await tx.$executeRaw`
          INSERT INTO transcript_passages
            (tenant_id, interview_id, position, turn_id, speaker_id, speaker_label, start_ms, end_ms, text, terms)
          SELECT ${tenantId}::uuid, ${interviewId}::uuid, r.position, r."turnId", r."speakerId", r."speakerLabel",
            r."startMs", r."endMs", r.text, r.terms::tsvector
          FROM jsonb_to_recordset(${rows}::jsonb) AS r(position int, "turnId" text, "speakerId" text,
            "speakerLabel" text, "startMs" int, "endMs" int, text text, terms text)`;
      }
      return "kept";
    },
    TRANSACTION_MS,
  );
}

/** `query` is a tsquery in its text form; `stems` are those of its lexemes that are stems. */
export type PassageSearch = {
  query: string;
  stems: readonly string[];
  /** Only interviews that are older than this one; null begins with the newest. */
  before: { createdAt: Date; interviewId: string } | null;
  maxInterviews: number;
  /** The best ones of each interview. */
  maxPassages: number;
};

/** A passage with its interview. Rows of one interview follow one another, the newest interview first. */
export type FoundPassage = {
  interviewId: string;
  candidateName: string;
  roleName: string | null;
  createdAt: Date;
  /** How many passages of this interview were found. */
  foundHere: number;
  language: string | null;
  stemmer: string | null;
  position: number;
  speakerLabel: string | null;
  startMs: number | null;
  endMs: number | null;
  text: string;
  /** Places of its tokens whose stem was looked for. */
  stemPositions: number[];
};

/** The passages of the actor's tenant that the query finds, as far as they reach. */
export async function searchPassages(actor: MemberActor, search: PassageSearch): Promise<FoundPassage[]> {
  const tenantId = tenantOf(actor);
  const { query, before, maxInterviews, maxPassages } = search;
  const stems = JSON.stringify(search.stems);
  const beforeAt = before?.createdAt.toISOString() ?? null;
  const rows = await database().prisma.$queryRaw<FoundPassage[]>`
    WITH page AS (
      SELECT i.id, i.candidate_name, i.role_name, i.session_created_at, f.found
      FROM (
        SELECT interview_id, count(*)::int AS found FROM transcript_passages
        WHERE tenant_id = ${tenantId}::uuid AND terms @@ ${query}::tsquery
        GROUP BY interview_id
      ) f
      JOIN interviews i ON i.tenant_id = ${tenantId}::uuid AND i.id = f.interview_id
      WHERE ${narrowingSql(tenantId, actor.limitedTo)} AND (
        ${beforeAt}::timestamptz IS NULL
        OR (i.session_created_at, i.id) < (${beforeAt}::timestamptz, ${before?.interviewId ?? null}::uuid)
      )
      ORDER BY i.session_created_at DESC, i.id DESC
      LIMIT ${maxInterviews}::int
    )
    SELECT page.id AS "interviewId", page.candidate_name AS "candidateName", page.role_name AS "roleName",
      page.session_created_at AS "createdAt", page.found AS "foundHere", x.language, x.stemmer, p.position,
      coalesce(s.label, p.speaker_label) AS "speakerLabel", p.start_ms AS "startMs", p.end_ms AS "endMs", p.text,
      (
        SELECT coalesce(jsonb_agg(place), '[]'::jsonb)
        FROM unnest(p.terms) AS term(lexeme, places, weights), unnest(term.places) AS place
        WHERE term.lexeme IN (SELECT jsonb_array_elements_text(${stems}::jsonb))
      ) AS "stemPositions"
    FROM page
    JOIN transcript_indexes x ON x.tenant_id = ${tenantId}::uuid AND x.interview_id = page.id
    CROSS JOIN LATERAL (
      SELECT * FROM transcript_passages
      WHERE tenant_id = ${tenantId}::uuid AND interview_id = page.id AND terms @@ ${query}::tsquery
      ORDER BY ts_rank_cd(terms, ${query}::tsquery) DESC, position
      LIMIT ${maxPassages}::int
    ) p
    LEFT JOIN speaker_names s ON s.tenant_id = ${tenantId}::uuid AND s.interview_id = page.id
      AND s.speaker_id = p.speaker_id AND s.transcript_version = x.transcript_version
    ORDER BY page.session_created_at DESC, page.id DESC, p.position`;
  return actor.limitedTo ? reachedOf(actor, rows) : rows;
}

// Under a policy there is no index for what is searched, so the search runs without: the database is asked once more.
async function reachedOf(actor: MemberActor, rows: FoundPassage[]): Promise<FoundPassage[]> {
  const ids = [...new Set(rows.map(({ interviewId }) => interviewId))];
  const reached = await tenantDb(actor).interview.findMany({
    where: { id: { in: ids } },
    select: { id: true },
  });
  const kept = new Set(reached.map(({ id }) => id));
  return rows.filter(({ interviewId }) => kept.has(interviewId));
}

/** The words with their stems by each of the dictionaries that this server has. No stem at all is a stop word. */
export async function stemWords(
  dictionaries: readonly string[],
  words: readonly string[],
): Promise<{ dictionary: string; word: string; stems: string[] }[]> {
  if (dictionaries.length === 0 || words.length === 0) return [];
  return database().prisma.$queryRaw`
    SELECT d.dictname::text AS dictionary, w.word, to_jsonb(ts_lexize(d.oid::regdictionary, w.word)) AS stems
    FROM pg_catalog.pg_ts_dict d, jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) AS w(word)
    WHERE d.dictnamespace = 'pg_catalog'::regnamespace
      AND d.dictname::text IN (SELECT jsonb_array_elements_text(${JSON.stringify(dictionaries)}::jsonb))`;
}

function tenantOf(actor: JobActor | MemberActor): string {
  if (!isActor(actor)) throw new TypeError("A search needs an actor.");
  return actor.tenantId;
}
