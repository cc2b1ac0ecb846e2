import type { MemberActor } from "@/lib/auth/actor";
import { tenantDb } from "@/lib/tenant/tenant-db";

export type Moment = { interviewId: string; atMs: number };

/** What was said at a moment, from the text that is kept for search. */
export type SaidAtMoment = { speakerLabel: string | null; text: string; startMs: number; endMs: number };

/** A moment is noted to the second, and often a little before somebody begins. */
const LEAD_MS = 1_000;
const MOMENTS_AT_ONCE = 100;

/** What was said at each of the moments, by `momentKey`. Empty where the tenant keeps no text, or nobody spoke. */
export async function readMoments(actor: MemberActor, moments: Moment[]): Promise<Map<string, SaidAtMoment>> {
  const db = tenantDb(actor);
  const said = new Map<string, SaidAtMoment>();
  for (let from = 0; from < moments.length; from += MOMENTS_AT_ONCE) {
    const some = moments.slice(from, from + MOMENTS_AT_ONCE);
    const rows = await db.transcriptPassage.findMany({
      where: {
        OR: some.map(({ interviewId, atMs }) => ({
          interviewId,
          startMs: { lte: atMs + LEAD_MS },
          endMs: { gt: atMs },
        })),
      },
      orderBy: [{ interviewId: "asc" }, { startMs: "desc" }],
      select: { interviewId: true, speakerLabel: true, text: true, startMs: true, endMs: true },
    });
    for (const moment of some) {
      const row = rows.find(
        ({ interviewId, startMs, endMs }) =>
          interviewId === moment.interviewId &&
          startMs !== null &&
          endMs !== null &&
          startMs <= moment.atMs + LEAD_MS &&
          endMs > moment.atMs,
      );
      if (row && row.startMs !== null && row.endMs !== null)
        said.set(momentKey(moment), {
          speakerLabel: row.speakerLabel,
          text: row.text,
          startMs: row.startMs,
          endMs: row.endMs,
        });
    }
  }
  return said;
}

export function momentKey({ interviewId, atMs }: Moment): string {
  return `${interviewId} ${atMs}`;
}
