import { once } from "node:events";
import http from "node:http";
import { expect, OWNER, open, test } from "./support/fixtures";
import { HttpBrowser } from "./support/http-browser";
import { startOwnStack } from "./support/own-stack";
import { requireEnv } from "./support/require-env";
import { addressOf, findActions, findRoutes } from "./support/walk-app";

const ID = "00000000-0000-7000-8000-000000000000";
const FOREIGN = [{ origin: "https://evil.example" }, { origin: "null" }];

/** Any address of the kind: where a change comes from is asked before what it is about. */
const anyPath = (address: string) => address.replace("[tenant]", "acme").replaceAll(/\[\.*\w+\]/g, ID);

test("a change that another site's page sends is refused by every route, and by every page", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  const wrong: string[] = [];
  for (const path of (await findRoutes()).map((file) => anyPath(addressOf(file))))
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      for (const headers of FOREIGN) {
        // The form on a link's page hides where it is; what names another site is refused there, too.
        const isHidden = headers.origin === "null" && /^\/review\/[^/]+\/(open|code)$/.test(path);
        const { status } = await browser.request(path, { method, headers });
        if (!isHidden && status !== 403) wrong.push(`${method} ${path} from ${headers.origin}: ${status}`);
      }
  expect(wrong).toEqual([]);
  const [action] = (await findActions()).values();
  const headers = { origin: "https://evil.example", "next-action": action?.id ?? "" };
  expect((await browser.request("/sign-in", { method: "POST", headers, body: "[]" })).status).toBe(403);
  // Nor is one called among the framework's own files, which are read only.
  expect((await browser.request("/_next/x", { method: "POST", headers, body: "[]" })).status).toBe(405);
  // And what a page of ours sends is not.
  const own = { method: "POST", headers: { origin: requireEnv("E2E_APP_URL") } };
  expect((await browser.request(`/api/unsubscribe/${ID}`, own)).status).toBe(404);
  expect((await browser.request(`/review/${ID}/open`, own)).status).toBe(303);
});

test("each page's scripts carry the nonce of its answer, which is never the same", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/forgot-password", "/no-such-page", "/review/unknown", "/sign-in"]) {
    const answer = await browser.request(path);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'self' 'nonce-([^']+)'; /.exec(policy) ?? [];
    expect(nonce, path).toMatch(/^[\w+/]{22}==$/);
    nonces.add(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(2);
    expect(
      scripts.filter((one) => !one.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(Object.fromEntries(answer.headers), path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringMatching(/microphone=\(\).*publickey-credentials-get=\(self\)/),
      "referrer-policy": expect.stringMatching(/^(same-origin|no-referrer)$/),
    });
  }
  expect(nonces.size).toBe(5);
  const program = await browser.request("/api/health/live");
  expect(program.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
});

test.describe("with a stranger's words that became markup", () => {
  test.use({ expectedErrors: [/Content Security Policy/] });

  test("neither a script in the page nor one in an attribute runs", async ({ page, signInAs }) => {
    await signInAs(OWNER);
    await open(page, "/t/acme/interviews");
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken'";
      const picture = document.createElement("div");
      picture.innerHTML = `<img src="data:," onerror="document.title = 'taken'">`;
      const refused = new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
          if (violatedDirective === "script-src-attr") resolve(true);
        });
      });
      document.body.append(script, picture);
      await refused;
      return document.title === "taken";
    });
    expect(ran).toBe(false);
  });
});

test("what is too long is refused, and the server goes on", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  const long = { method: "POST", body: `csrfToken=${"a".repeat(70_000)}` };
  expect((await browser.request("/api/auth/signout", long)).status).toBe(413);
  expect((await browser.request("/sign-in", { headers: { "x-long": "a".repeat(20_000) } })).status).toBe(431);
  expect((await browser.request("/sign-in")).status).toBe(200);
});

/** Whether a header that protects stands in an answer once, and what it says; by name. */
const PROTECTION: Record<string, RegExp> = {
  "strict-transport-security": /^max-age=63072000$/,
  "content-security-policy": /(^|; )frame-ancestors 'none'(;|$)/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
};

/** What an answer lacks of it, or has twice. */
function lacksOf(rawHeaders: string[]): string[] {
  return Object.entries(PROTECTION).flatMap(([name, wanted]) => {
    const values = rawHeaders.filter((_, n) => n % 2 === 1 && rawHeaders[n - 1]?.toLowerCase() === name);
    return values.length === 1 && wanted.test(values[0] ?? "")
      ? []
      : [`${name}: ${values.join(" and ") || "none"}`];
  });
}

/** The head of an answer, headers as they were sent; the rest is not waited for. */
async function headOf(url: string, headers: Record<string, string>, method: string) {
  const asked = http.request(url, { method, headers });
  asked.end();
  const [{ statusCode, rawHeaders }] = (await once(asked, "response")) as [http.IncomingMessage];
  asked.destroy();
  return { status: statusCode, rawHeaders };
}

test("behind https, browsers are told to stay there, and keep cookies that no sibling can set", async () => {
  const stack = await startOwnStack(
    { JOBS: "off", NEXTAUTH_URL: "https://debrief.localhost" },
    { isEmbedded: true },
  );
  try {
    const browser = new HttpBrowser(stack.url);
    const page = await browser.request("/sign-in");
    expect(page.headers.get("strict-transport-security")).toBe("max-age=63072000");
    const action = (await findActions()).get("signInAction");
    const form = new FormData();
    form.set("_1_email", OWNER);
    form.set("_1_password", stack.secrets.password);
    form.set("0", '[null,"$K1"]');
    const headers = {
      "next-action": action?.id ?? "",
      origin: "https://debrief.localhost",
      "x-forwarded-host": "debrief.localhost",
    };
    const signedIn = await browser.request("/sign-in", { method: "POST", headers, body: form });
    const [cookie = ""] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-debrief\.session=/);
    for (const attribute of ["Path=/", "Secure", "HttpOnly", "SameSite=lax"])
      expect(cookie.split("; ")).toContain(attribute);

    // Each address that there is, and what no file of ours answers, whoever asks and however.
    const wrong: string[] = [];
    const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? [];
    const others = [
      script,
      "/_next/static/nothing.js",
      "/nothing",
      "/api/nothing",
      "/robots.txt",
      "/icon.svg",
    ];
    const paths = [...(await findRoutes()).map((file) => anyPath(addressOf(file))), ...others];
    for (const path of paths)
      for (const [method, sent] of [
        ["GET", {}],
        ["GET", { cookie: cookie.split(";")[0] ?? "" }],
        ["HEAD", { rsc: "1" }],
        ["POST", { origin: "https://evil.example" }],
        ["OPTIONS", {}],
        ["TRACE", {}],
      ] as const) {
        const { status, rawHeaders } = await headOf(stack.url + path, { ...sent }, method);
        const lacks = lacksOf(rawHeaders);
        if (lacks.length > 0) wrong.push(`${method} ${path} (${status}) ${lacks.join(", ")}`);
        if (method === "TRACE" && status !== 405) wrong.push(`${method} ${path} (${status})`);
      }
    expect(wrong).toEqual([]);
  } finally {
    await stack.stop();
  }
});

test("what a caller says of itself does not get it past the door, nor make the server fail", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  for (const rsc of ["0", "1", ""]) {
    const policy = (await browser.request("/sign-in", { headers: { rsc } })).headers.get(
      "content-security-policy",
    );
    expect(policy, `rsc: ${rsc}`).toMatch(/script-src 'self' 'nonce-/);
  }
  const odd = [
    { "next-router-state-tree": "[", rsc: "1" },
    { "next-router-state-tree": "%00", rsc: "1" },
    { "next-router-state-tree": "x".repeat(50) },
    { cookie: "debrief.reader=%00; debrief.session=%00; next-auth.csrf-token=%00" },
  ];
  for (const headers of odd)
    for (const path of ["/sign-in", "/review/unknown", "/t/acme/interviews", "/api/auth/session"])
      expect((await browser.request(path, { headers })).status, path).toBeLessThan(500);
  for (const body of ["{", "", "null", "1", '"a"'])
    for (const provider of ["credentials", "unknown"]) {
      const headers = { "content-type": "application/json" };
      const path = `/api/auth/callback/${provider}`;
      const { status } = await browser.request(path, { method: "POST", headers, body });
      expect(status, `${path} ${body}`).toBeLessThan(500);
    }
});

test("every answer is protected, whoever gives it, and no image is made of what strangers name", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  for (const path of ["/api/health/live", "/api/nothing", "/_next/static/nothing.js", "/favicon.ico"]) {
    const { headers } = await browser.request(path);
    expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
  }
  for (const url of ["%2Ficon.svg", "%2Fapi%2Fbrand%2Fx", "x%0A%7B%22level%22%3A60%7D"])
    expect((await browser.request(`/_next/image?url=${url}&w=64&q=75`)).status).toBe(404);
});

test("next-auth answers what signs in and out, and nothing else", async () => {
  const browser = new HttpBrowser(requireEnv("E2E_APP_URL"));
  for (const path of [
    "providers",
    "signin",
    "signin/credentials",
    "error",
    "verify-request",
    "_log",
    "callback/x",
  ])
    for (const method of ["GET", "POST"])
      expect((await browser.request(`/api/auth/${path}`, { method })).status, `${method} ${path}`).toBe(404);
  expect((await browser.request("/api/auth/csrf")).status).toBe(200);
});

test("a cursor that no list made reads the first page", async ({ context, signInAs }) => {
  await signInAs(OWNER);
  const id = "00000000-0000-7000-8000-000000000001";
  const values = [
    "0000-01-01T00:00:00.000Z",
    "-000001-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "x",
    1e300,
    1.5,
    null,
  ];
  for (const list of ["interviews", "candidates"])
    for (const sort of ["createdAt", "completedAt", "duration", "-candidate", "latest", "interviews", "name"])
      for (const value of values) {
        const cursor = Buffer.from(JSON.stringify({ value, id, before: false })).toString("base64url");
        const query = new URLSearchParams({ sort, cursor, received: "0000-01-01..9999-12-31" });
        const answer = await context.request.get(`/t/acme/${list}?${query}`);
        expect(answer.status(), `${list} by ${sort} from ${value}`).toBe(200);
        expect(await answer.text()).not.toMatch(/could not be loaded/);
      }
});
