// Twenty thousand requests that nobody would send in good faith, over every route and action, as everybody. The seed
// is the same in every run, so that what fails is what somebody changed; FUZZ_SEED tries another.
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { timeLimit } from "../testing/time-limit";
import { CALLERS, CANARY, type CallerName, OWN_CANARY, startAccessStack } from "./support/access-scene";
import { HttpBrowser } from "./support/http-browser";
import { pathInScene } from "./support/path-in-scene";
import { sendRaw } from "./support/raw-request";
import { addressOf, findActions, findRoutes } from "./support/walk-app";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126);
const AT_ONCE = 12;

/** The platform could not be asked; anything else above 499 is a mistake of ours. */
const UNREACHABLE = /"code":"PLATFORM_/;
const INSIDES = [
  /^\s+at \S.*:\d+:\d+\)?$/m,
  /node_modules|PrismaClient|ECONNREFUSED|INTERNAL_ERROR/,
  // A page whose rendering failed after its first byte, which no status tells any more.
  /:E\{"digest":"\d|data-dgst="\d/,
];

/** They end the login or the membership that the others are asked with. */
const ENDS = /#(signOut|signInAsInvited|leaveTenant|removeMember|changeRole|transferOwnership)/;

let stack: Awaited<ReturnType<typeof startAccessStack>>;

test.beforeAll(async () => {
  stack = await startAccessStack();
});
test.afterAll(() => stack?.stop());

test("no request makes the server fail, show its insides or tell one organisation of another", async () => {
  test.setTimeout(timeLimit(1_800_000));
  console.log(`FUZZ_SEED=${SEED}, ${REQUESTS} requests`);
  const requests = fc.sample(await anyRequest(), { numRuns: REQUESTS, seed: SEED });
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
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(
    [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", "),
  );

  expect(problems.slice(0, 10), `of ${problems.length}; FUZZ_SEED=${SEED}`).toEqual([]);
  // Requests that are all refused at the door would show nothing.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
  const owner = new HttpBrowser(stack.url, { cookie: stack.scene.cookies.owner ?? "" });
  const page = await owner.request(`/t/${stack.scene.tenant}/interviews/${stack.scene.interviewId}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(OWN_CANARY);
});

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

async function anyRequest(): Promise<fc.Arbitrary<{ caller: CallerName; bytes: Buffer }>> {
  const { scene } = stack;
  const odd = fc.oneof(
    fc.constantFrom(
      ...[
        "%00",
        "..%2f..%2f..%2fetc%2fpasswd",
        "../../../../etc/passwd",
        "%ED%A0%80",
        "%F0%9F%92%A9",
        "[]",
        "{}",
      ],
      ...[
        "-1",
        "1e999",
        "NaN",
        "null",
        "undefined",
        "__proto__",
        "constructor",
        "'--",
        "%",
        "%zz",
        "a".repeat(5000),
      ],
      ...[
        "$1",
        "$@0",
        "$K1",
        "\ud800",
        "\u0000",
        "\u202e",
        "{{7*7}}",
        "<script>alert(1)</script>",
        "//evil.example",
      ],
    ),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.uuid(),
    fc.constantFrom(
      scene.foreignInterviewId,
      scene.interviewId,
      scene.tenant,
      scene.foreignTenant,
      scene.linkId,
    ),
  );
  const routes = (await findRoutes()).map(addressOf);
  const isPage = (address: string) => !address.includes("/api/");
  // Pages cost the most and differ the least.
  const address = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...routes.filter((one) => !isPage(one))) },
    { weight: 1, arbitrary: fc.constantFrom(...routes.filter(isPage)) },
  );
  const path = fc.tuple(address, fc.option(odd, { freq: 2 })).map(([template, part]) => {
    if (part === null) return pathInScene(scene, template);
    const isWhole = !template.includes("[");
    const swapped = template.replace(/\[[^\]]+\](?!.*\[)/, () => encodePart(part));
    return isWhole ? `${template}/${encodePart(part)}` : pathInScene(scene, swapped);
  });
  const names = fc.constantFrom(
    ...[
      "q",
      "cursor",
      "status",
      "sort",
      "t",
      "find",
      "format",
      "limit",
      "offset",
      "tenant",
      "download",
      "days",
    ],
    ...[
      "since",
      "ids",
      "with",
      "next",
      "filter",
      "from",
      "to",
      "_rsc",
      "callbackUrl",
      "page",
      "__proto__",
      "a[b]",
    ],
  );
  const query = fc.array(fc.tuple(names, odd), { maxLength: 4 }).map((pairs) => {
    const text = pairs.map(([name, value]) => `${name}=${encodePart(value)}`).join("&");
    return text && `?${text}`;
  });
  const actions = [...(await findActions())];
  const action = fc.constantFrom(...actions.filter(([name]) => !ENDS.test(name)).map(([, { id }]) => id));
  const header = fc.oneof(
    fc.tuple(
      fc.constantFrom(
        "range",
        "if-range",
        "if-none-match",
        "accept",
        "accept-language",
        "accept-encoding",
        "user-agent",
      ),
      fc.oneof(
        odd,
        fc.constantFrom(
          "bytes=0-",
          "bytes=-1",
          "bytes=5-1",
          "bytes=0-0,2-3,9-",
          "bytes=99999999999999999999-",
          "bytes=a-b",
        ),
      ),
    ),
    fc.tuple(
      fc.constantFrom(
        "rsc",
        "next-router-prefetch",
        "next-router-segment-prefetch",
        "next-url",
        "x-nextjs-data",
      ),
      fc.oneof(fc.constant("1"), odd),
    ),
    fc.tuple(
      fc.constantFrom(
        "next-router-state-tree",
        "x-middleware-subrequest",
        "x-invoke-path",
        "x-matched-path",
        "x-nonce",
      ),
      odd,
    ),
    fc.tuple(fc.constantFrom("next-action"), fc.oneof(action, odd)),
    fc.tuple(fc.constantFrom("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"), odd),
    fc.tuple(
      fc.constantFrom("origin", "referer"),
      fc.constantFrom(stack.url, "https://evil.example", "null", ""),
    ),
    fc.tuple(fc.constantFrom("last-event-id", "authorization", "content-encoding", "expect", "upgrade"), odd),
  );
  const values = fc.array(
    fc.oneof(
      fc.constant(scene.tenant),
      odd,
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("$undefined", "$F1", "$Q2", "$D", "$@1"),
    ),
    { maxLength: 5 },
  );
  const body = fc.oneof(
    values.map((one) => ({ type: "text/plain;charset=UTF-8", content: Buffer.from(JSON.stringify(one)) })),
    fc.jsonValue().map((one) => ({ type: "application/json", content: Buffer.from(JSON.stringify(one)) })),
    fc.tuple(odd, odd).map(([name, value]) => ({
      type: "application/x-www-form-urlencoded",
      content: Buffer.from(`email=${encodePart(name)}&passcode=${encodePart(value)}`),
    })),
    fc.tuple(values, odd, fc.boolean()).map(([one, name, isWhole]) => ({
      type: "multipart/form-data; boundary=x",
      content: Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n${JSON.stringify(one)}\r\n--x\r\nContent-Disposition: form-data; name="${lineOf(name)}"; filename="a.csv"\r\n\r\n${name}${isWhole ? "\r\n--x--\r\n" : ""}`,
      ),
    })),
    fc
      .uint8Array({ maxLength: 300 })
      .map((one) => ({ type: "application/octet-stream", content: Buffer.from(one) })),
  );
  // TRACE is left out: Next answers 500 before any code of ours, and no browser can send it.
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant("GET") },
    { weight: 4, arbitrary: fc.constant("POST") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"),
    },
  );
  return fc
    .record({
      caller: fc.constantFrom(...CALLERS),
      method,
      path,
      query,
      headers: fc.array(header, { maxLength: 3 }),
      body: fc.option(body, { freq: 4 }),
    })
    .map(({ caller, method: verb, path: place, query: asked, headers, body: sent }) => {
      const cookie = scene.cookies[caller];
      const token = scene.tokens[caller];
      const content = verb === "GET" || verb === "HEAD" ? null : sent;
      const lines = [
        `${verb} ${place}${asked} HTTP/1.1`,
        `host: ${new URL(stack.url).host}`,
        "connection: close",
        ...(cookie ? [`cookie: ${cookie}`] : []),
        ...(token ? [`x-api-key: ${token}`] : []),
        ...headers.map(([name, value]) => `${name}: ${lineOf(value)}`),
        ...(content ? [`content-type: ${content.type}`, `content-length: ${content.content.length}`] : []),
      ];
      const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
      return { caller, bytes: Buffer.concat([head, content?.content ?? Buffer.alloc(0)]) };
    });
}

/** As a part of an address: encoded, or where that is impossible or it is encoded already, as it is. */
function encodePart(part: string): string {
  const isHalf = /\p{Surrogate}/u.test(part);
  if (part.startsWith("%") || part.startsWith("..") || isHalf) return lineOf(part).replaceAll(" ", "");
  return encodeURIComponent(part);
}

function lineOf(text: string): string {
  return text.replaceAll(/[\r\n]/g, "");
}
