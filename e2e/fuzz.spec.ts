// Requests that nobody would send in good faith, over every route and action, as everybody. The seed is the same in every
// run, so that what fails is what somebody changed; FUZZ_SEED tries another, and FUZZ_REQUESTS more.
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { promisedWithin, timeLimit } from "../testing/time-limit";
import { CANARY, type CallerName, OWN_CANARY, startAccessStack } from "./support/access-scene";
import { anyRequest } from "./support/any-request";
import { HOSTILE_TRANSCRIPTS } from "./support/hostile-content";
import { HttpBrowser } from "./support/http-browser";
import { watchLatency } from "./support/latency";
import { sendRaw } from "./support/raw-request";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 5_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126);
/** More would be answered no sooner, by one thread, and each would wait for the others. */
const AT_ONCE = 4;
/** What anybody's answer may wait for another's request, in the middle of many. */
const MOST_DELAY_MS = 50;

/** The platform could not be asked; anything else above 499 is a mistake of ours. */
const UNREACHABLE = /"code":"PLATFORM_/;
const INSIDES = [
  /^\s+at \S.*:\d+:\d+\)?$/m,
  /node_modules|PrismaClient|ECONNREFUSED|INTERNAL_ERROR/,
  // A page whose rendering failed after its first byte, which no status tells any more.
  /:E\{"digest":"\d|data-dgst="\d/,
];

let stack: Awaited<ReturnType<typeof startAccessStack>>;

test.beforeAll(async () => {
  stack = await startAccessStack({ isHostile: true });
  for (const [id, transcript] of Object.entries(HOSTILE_TRANSCRIPTS))
    await fetch(`${stack.sandboxUrl}/__sandbox/sessions`, {
      method: "POST",
      body: JSON.stringify({ client: "acme", id, transcript }),
    });
});
test.afterAll(() => stack?.stop());

test("nothing that somebody has stored keeps the callers waiting who do not ask for it", async () => {
  test.setTimeout(timeLimit(300_000));
  const port = Number(new URL(stack.url).port);
  const latency = watchLatency(port, 5);
  const { medianMs: usualMs } = await latency.during(
    () => new Promise((resolve) => setTimeout(resolve, 1_000)),
  );
  // Beside other tests' browsers the processors are shared by three; what is printed tells how it is on quiet ones.
  const most = usualMs + timeLimit(MOST_DELAY_MS);
  const slow: string[] = [];
  for (const { what, path, cookie } of stack.scene.hostile) {
    const lines = [
      `GET ${path} HTTP/1.1`,
      `host: ${new URL(stack.url).host}`,
      "connection: close",
      `cookie: ${cookie}`,
    ];
    const { done, medianMs } = await latency.during(() =>
      sendRaw(port, Buffer.from(`${lines.join("\r\n")}\r\n\r\n`)),
    );
    console.log(`${what}: ${done.status}, others waited ${Math.round(medianMs)} ms`);
    if (medianMs > most || done.status >= 500)
      slow.push(`${what}: ${done.status}, ${Math.round(medianMs)} ms`);
  }
  await latency.stop();
  expect(slow, `${Math.round(most)} ms allowed`).toEqual([]);
});

test("no request makes the server fail, show its insides or tell one organisation of another", async () => {
  test.setTimeout(timeLimit(1_800_000));
  console.log(`FUZZ_SEED=${SEED}, ${REQUESTS} requests`);
  const requests = fc.sample(await anyRequest(stack.url, stack.scene), { numRuns: REQUESTS, seed: SEED });
  const port = Number(new URL(stack.url).port);
  const secrets = [process.cwd(), ...stack.secretValues];
  const problems: string[] = [];
  const statuses = new Map<number, number>();
  let asked = 0;
  const work = requests.values();
  const worker = async () => {
    for (const { caller, bytes } of work) {
      const { status, text } = await sendRaw(port, bytes);
      asked += 1;
      if (asked % 2000 === 0) console.log(`${asked} asked, ${Math.round(performance.now() / 1000)} s`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const found = [
        ...(status >= 500 && !isTolerated(status, text, bytes) ? [`status ${status}`] : []),
        ...INSIDES.filter((inside) => inside.test(text)).map(String),
        ...secrets.filter((secret) => text.includes(secret)).map(() => "a secret or a path"),
        ...(text.includes(canaryFor(caller)) ? ["another organisation"] : []),
      ];
      if (found.length > 0) problems.push(`${found.join(", ")} as ${caller}: ${shortOf(bytes)}`);
    }
  };
  const latency = watchLatency(port, 200);
  const { medianMs: usualMs } = await latency.during(
    () => new Promise((resolve) => setTimeout(resolve, 1_000)),
  );
  const { medianMs, probes } = await latency.during(() =>
    Promise.all(Array.from({ length: AT_ONCE }, worker)),
  );
  await latency.stop();
  console.log(`others waited ${Math.round(medianMs)} ms in the middle of ${probes}`);
  console.log(
    [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", "),
  );

  expect(problems.slice(0, 10), `of ${problems.length}; FUZZ_SEED=${SEED}`).toEqual([]);
  expect(medianMs, "what others waited, in ms").toBeLessThan(usualMs + promisedWithin(MOST_DELAY_MS));
  // Requests that are all refused at the door would show nothing.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
  const owner = new HttpBrowser(stack.url, { cookie: stack.scene.cookies.owner ?? "" });
  const page = await owner.request(`/t/${stack.scene.tenant}/interviews/${stack.scene.interviewId}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(OWN_CANARY);
  expect(await printedOtherwise()).toEqual([]);
});

/** What the server printed that is no line of its log, or was written there by a caller. */
async function printedOtherwise(): Promise<string[]> {
  const lines = (await stack.readLog()).split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(10);
  return lines.filter((line) => {
    try {
      const said: unknown = JSON.parse(line);
      return (
        typeof said !== "object" ||
        said === null ||
        !("level" in said) ||
        JSON.stringify(said).includes('"forged":')
      );
    } catch {
      return true;
    }
  });
}

function shortOf(bytes: Buffer): string {
  return bytes
    .toString()
    .replaceAll(/a{100,}/g, "aaa…")
    .slice(0, 2000);
}

/** A HEAD says in its status alone that the platform could not be asked. */
function isTolerated(status: number, text: string, bytes: Buffer): boolean {
  const isUnreachable = UNREACHABLE.test(text) || (status === 502 && bytes.toString().startsWith("HEAD "));
  return isUnreachable;
}

/** What the caller must not be shown, wherever it stands. Our tokens in the addresses are for whoever has them. */
function canaryFor(caller: CallerName): string {
  // The operator is told that organisations exist, and nothing of what is in them.
  if (caller === "operator") return `${CANARY} Candidate`;
  return caller === "outsider" || caller.startsWith("foreign") ? `${OWN_CANARY} note` : CANARY;
}
