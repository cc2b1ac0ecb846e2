import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import { storableDateSchema } from "@/lib/data/shared/keyset";
import { type Anonymity, anonymityFor, masked } from "@/lib/data/sight/anonymity";
import { type FoundPassage, searchPassages, stemWords } from "@/lib/tenant/search";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { foldText } from "@/lib/transcript/fold-character";
import { markPassage } from "@/lib/transcript/search-marks";
import {
  isTooShort,
  parseSearch,
  type QueryStems,
  type SearchPart,
  toSearchQuery,
  wordsToStem,
} from "@/lib/transcript/search-query";
import { type Snippet, snippetOf } from "@/lib/transcript/snippet";
import { getTenantSettings } from "./tenant-settings";

const INTERVIEWS = 20;
const PASSAGES = 3;
/** A place in a passage is guessed from its share of the text; a little earlier misses no word. */
const LEAD_MS = 1_000;

/** A passage that was found. */
export type SearchHit = {
  position: number;
  speakerLabel: string | null;
  /** About when the words were said; null without times. */
  atMs: number | null;
  snippet: Snippet;
  /** The words that were found first, as they are written there. */
  found: string;
};

/** The hits of one interview; `total` counts also those that are not listed. */
export type InterviewHits = {
  interviewId: string;
  candidateName: string;
  roleName: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** BCP 47, of what was said. */
  language: string | null;
  total: number;
  hits: SearchHit[];
};

/** `too-short` finds nearly everything and is not looked for; `off` means that no text is kept. */
export type TranscriptSearchResult =
  | { state: "off" }
  | { state: "too-short" }
  | { state: "found"; interviews: InterviewHits[]; nextCursor: string | null; indexing: number };

/**
 * Where the tenant's interviews speak of `query`, newest interviews first. All its words must be said in one passage;
 * words in quotation marks, one after the other. A cursor that was tampered with reads the first page.
 */
export async function searchTranscripts(
  actor: MemberActor,
  { query, cursor }: { query: string; cursor: string | null },
): Promise<TranscriptSearchResult> {
  if (!(await getTenantSettings(actor)).keepsTranscriptText) return { state: "off" };
  const parts = parseSearch(query);
  if (isTooShort(parts)) return { state: "too-short" };
  const stems = await stemsFor(actor, parts);
  const [rows, indexing, anonymity] = await Promise.all([
    searchPassages(actor, {
      query: toSearchQuery(parts, stems),
      stems: [...stems.values()].flatMap((known) => known.stems),
      before: decodeCursor(cursor),
      maxInterviews: INTERVIEWS + 1,
      maxPassages: PASSAGES,
    }),
    tenantDb(actor).job.count({ where: { kind: "index" } }),
    anonymityFor(actor),
  ]);
  const groups = groupsOf(rows);
  const shown = groups.slice(0, INTERVIEWS);
  const last = groups.length > INTERVIEWS ? shown.at(-1)?.[0] : undefined;
  return {
    state: "found",
    interviews: shown.flatMap((group) => toInterviewHits(group, parts, stems, anonymity)),
    nextCursor: last ? encodeCursor(last) : null,
    indexing,
  };
}

/** The stems of the query's words in every language that the tenant's transcripts are in. */
async function stemsFor(actor: MemberActor, parts: readonly SearchPart[]): Promise<QueryStems> {
  const words = wordsToStem(parts);
  const languages = await tenantDb(actor).transcriptIndex.groupBy({
    by: ["stemmer"],
    where: { stemmer: { not: null } },
  });
  const found = await stemWords(
    languages.flatMap(({ stemmer }) => (stemmer === null ? [] : [stemmer])),
    words,
  );
  return new Map(
    words.map((word) => {
      const own = found.filter((row) => row.word === word);
      const stems = new Set(own.flatMap((row) => row.stems.map(foldText)));
      return [word, { stems: [...stems], isStopWord: own.some((row) => row.stems.length === 0) }];
    }),
  );
}

function groupsOf(rows: readonly FoundPassage[]): FoundPassage[][] {
  const groups: FoundPassage[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.interviewId === row.interviewId) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function toInterviewHits(
  group: readonly FoundPassage[],
  parts: readonly SearchPart[],
  stems: QueryStems,
  anonymity: Anonymity,
): InterviewHits[] {
  const [first] = group;
  if (!first) return [];
  const { interviewId, createdAt, language, foundHere } = first;
  const { candidateName, roleName } = masked({ ...first, id: interviewId }, anonymity);
  return [
    {
      interviewId,
      candidateName,
      roleName,
      createdAt: createdAt.toISOString(),
      language,
      total: foundHere,
      hits: group.map((row) => toHit(row, parts, stems)),
    },
  ];
}

function toHit(row: FoundPassage, parts: readonly SearchPart[], stems: QueryStems): SearchHit {
  const { position, speakerLabel, text, startMs, endMs, stemPositions, stemmer } = row;
  const marks = markPassage(text, parts, stems, { stemPositions, hasTrigrams: stemmer === null });
  const [first] = marks;
  return {
    position,
    speakerLabel,
    atMs: startMs === null ? null : momentAt(startMs, endMs, (first?.start ?? 0) / text.length),
    snippet: snippetOf(text, marks),
    found: first ? text.slice(first.start, first.end) : "",
  };
}

function momentAt(startMs: number, endMs: number | null, share: number): number {
  return Math.round(Math.max(startMs, startMs + ((endMs ?? startMs) - startMs) * share - LEAD_MS));
}

const cursorSchema = z.object({ createdAt: storableDateSchema, interviewId: z.uuid() });

function encodeCursor({ createdAt, interviewId }: FoundPassage): string {
  return Buffer.from(JSON.stringify({ createdAt, interviewId })).toString("base64url");
}

function decodeCursor(cursor: string | null): { createdAt: Date; interviewId: string } | null {
  if (!cursor) return null;
  try {
    const { createdAt, interviewId } = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
    );
    return { createdAt: new Date(createdAt), interviewId };
  } catch {
    return null;
  }
}
