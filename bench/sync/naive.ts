import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { CrowdSession } from "./crowd";

const EVERY_MS = 15_000;

/**
 * Asks about every unfinished session every 15 s, spread evenly, as the platform's guide shows it for one. Returns how
 * long after its end each was found to have ended, in milliseconds, of those that ended between `fromMs`
 * and `toMs`.
 */
export async function pollNaively(
  sandboxUrl: string,
  sessions: CrowdSession[],
  fromMs: number,
  toMs: number,
  untilMs: number,
): Promise<number[]> {
  const pool = new Pool(sandboxUrl, { connections: 64 });
  const delaysMs: number[] = [];
  const follow = async ({ id, key }: CrowdSession, index: number) => {
    await sleep((index / sessions.length) * EVERY_MS);
    while (Date.now() < untilMs) {
      const startedMs = Date.now();
      const { body } = await pool.request({
        method: "GET",
        path: `/api/v1/interview/sessions/${id}`,
        headers: { "x-api-key": key },
      });
      const { status, completed_at } = (await body.json()) as { status?: string; completed_at?: string };
      if (status === "completed") {
        const endedMs = Date.parse(completed_at ?? "");
        if (endedMs >= fromMs && endedMs < toMs) delaysMs.push(Date.now() - endedMs);
        return;
      }
      await sleep(Math.max(0, startedMs + EVERY_MS - Date.now()));
    }
  };
  await Promise.all(sessions.map(follow));
  await pool.close();
  return delaysMs;
}
