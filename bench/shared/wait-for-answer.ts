import { setTimeout as sleep } from "node:timers/promises";

const TIMES = 100;
const PAUSE_MS = 100;

/** Asks until the answer is 200 and `isEnough` of its body, which by default anything is. Throws after ten seconds. */
export async function waitForAnswer(
  url: string,
  headers: Record<string, string> = {},
  isEnough: (body: string) => boolean = () => true,
): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) {
    const reply = await fetch(url, { headers }).catch(() => null);
    if (reply?.ok && isEnough(await reply.text())) return;
    await sleep(PAUSE_MS);
  }
  throw new Error(`There was no answer at ${url}.`);
}
