import fc from "fast-check";
import { type AccessScene, CALLERS, type CallerName } from "./access-scene";
import { pathInScene } from "./path-in-scene";
import { addressOf, findActions, findRoutes } from "./walk-app";

/** They end the login or the membership that the others are asked with. */
const ENDS = /#(signOut|signInAsInvited|leaveTenant|removeMember|changeRole|transferOwnership)/;

const cursorOf = (value: unknown, id: unknown = "0190a000-0000-7000-8000-000000000000") =>
  Buffer.from(JSON.stringify({ value, id })).toString("base64url");

/** Well-formed positions in lists where no row can be. */
const CURSORS = [
  ...["0000-01-01T00:00:00.000Z", "-000001-01-01T00:00:00.000Z", "+275760-09-13T00:00:00.000Z", "9999-12-31"],
  ...["a\u0000", "\ud800", "\u202e", Number.MAX_SAFE_INTEGER, -1, 1.5, null, true, [], {}],
].map((value) => cursorOf(value));
const ODD_COOKIES = [
  "%00",
  "%",
  "{}",
  "a".repeat(5_000),
  "\u00ff",
  '"',
  "eyJhbGciOiJkaXIifQ..a.b.c",
  "[object Object]",
];
const COOKIE_NAMES = [
  ...["debrief.zone", "next-auth.session-token", "next-auth.csrf-token", "debrief.sso", "debrief.reader"],
  ...["__proto__", "debrief.first-steps.x", ""],
];

/** What nobody sends in good faith, to every route and action, as everybody in the scene. */
export async function anyRequest(
  url: string,
  scene: AccessScene,
): Promise<fc.Arbitrary<{ caller: CallerName; bytes: Buffer }>> {
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
        'x\r\n{"level":60,"forged":1}',
      ],
      ...CURSORS,
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
  const stored = fc.constantFrom(...scene.hostile.map((page) => page.path), "/");
  const usual = fc.tuple(address, fc.option(odd, { freq: 2 })).map(([template, part]) => {
    if (part === null) return pathInScene(scene, template);
    const isWhole = !template.includes("[");
    const swapped = template.replace(/\[[^\]]+\](?!.*\[)/, () => encodePart(part));
    return isWhole ? `${template}/${encodePart(part)}` : pathInScene(scene, swapped);
  });
  const path = fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: stored });
  const routerState = fc.oneof(
    odd,
    fc.jsonValue({ maxDepth: 4 }).map((tree) => encodeURIComponent(JSON.stringify(tree))),
    fc.constantFrom(
      encodeURIComponent('["",{"children":["__PAGE__",{},null,"refetch"]},null,null,true]'),
      encodeURIComponent(`${"[".repeat(3_000)}${"]".repeat(3_000)}`),
    ),
  );
  const oddCookie = fc.tuple(
    fc.constantFrom(...COOKIE_NAMES),
    fc.oneof(odd, fc.constantFrom(...ODD_COOKIES)),
  );
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
    fc.tuple(fc.constantFrom("x-middleware-subrequest", "x-invoke-path", "x-matched-path", "x-nonce"), odd),
    fc.tuple(fc.constant("next-router-state-tree"), routerState),
    fc.tuple(fc.constantFrom("next-action"), fc.oneof(action, odd)),
    fc.tuple(fc.constantFrom("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"), odd),
    fc.tuple(fc.constantFrom("origin", "referer"), fc.constantFrom(url, "https://evil.example", "null", "")),
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
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant("GET") },
    { weight: 4, arbitrary: fc.constant("POST") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"),
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
      cookies: fc.option(oddCookie, { freq: 1 }),
    })
    .map(({ caller, method: verb, path: place, query: asked, headers, body: sent, cookies }) => {
      const odder = cookies === null ? [] : [`${cookies[0]}=${lineOf(cookies[1])}`];
      const cookie = [scene.cookies[caller] ?? [], odder].flat().join("; ");
      const token = scene.tokens[caller];
      const content = verb === "GET" || verb === "HEAD" ? null : sent;
      const lines = [
        `${verb} ${place}${asked} HTTP/1.1`,
        `host: ${new URL(url).host}`,
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
