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

test("behind https, browsers are told to stay there, and keep cookies that no sibling can set", async () => {
  const stack = await startOwnStack({ JOBS: "off", NEXTAUTH_URL: "https://debrief.example" });
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
      origin: "https://debrief.example",
      "x-forwarded-host": "debrief.example",
    };
    const signedIn = await browser.request("/sign-in", { method: "POST", headers, body: form });
    const [cookie = ""] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-debrief\.session=/);
    for (const attribute of ["Path=/", "Secure", "HttpOnly", "SameSite=lax"])
      expect(cookie.split("; ")).toContain(attribute);
  } finally {
    await stack.stop();
  }
});
