import { expect, OWNER, test } from "./support/fixtures";
import { requireEnv } from "./support/require-env";

const ODD = [
  "%00",
  "..%2f..%2fetc%2fpasswd",
  "'%20OR%201=1--",
  "%F0%9F%92%A9",
  "a".repeat(3000),
  "%ED%A0%80",
  "[]",
];
const ID = "00000000-0000-7000-8000-000000000000";

const paths = (odd: string) => [
  `/t/${odd}/interviews`,
  `/t/acme/interviews/${odd}`,
  `/t/acme/interviews?cursor=${odd}&sort=${odd}&status=${odd}&q=${odd}`,
  `/t/acme/interviews?status=a&status=b&q=x&q=y&sort=1&sort=2&cursor=1&cursor=2`,
  `/t/acme/interviews/${ID}?t=${odd}&find=${odd}`,
  `/t/acme/search?q=${odd}&cursor=${odd}`,
  `/t/acme/search?q=a&q=b&cursor=1&cursor=2`,
  `/t/acme/review-links?q=${odd}&state=${odd}`,
  `/t/acme/review-links/new?q=${odd}&interview=${odd}`,
  `/t/acme/candidates?q=${odd}&tag=${odd}&role=${odd}&owner=${odd}&cursor=${odd}`,
  `/t/acme/candidates/${ID}/merge?q=${odd}&with=${odd}`,
  `/t/acme/compare?role=${odd}&with=${odd}&interview=${odd}`,
  `/t/acme/reports?days=${odd}&role=${odd}&from=${odd}`,
  `/t/acme/notifications?before=${odd}&cursor=${odd}`,
  `/t/acme/settings/audit?area=${odd}&who=${odd}&about=${odd}&from=${odd}&until=${odd}&before=${odd}`,
  `/review/${odd}`,
  `/sign-in?next=${odd}`,
  `/api/t/${odd}/events`,
  `/api/t/acme/interviews/${odd}/notes`,
  `/api/t/acme/interviews/${odd}/recording`,
  `/api/t/acme/interviews/${odd}/waveform`,
  `/api/review/${odd}/recording`,
  `/api/review/${odd}/waveform`,
  `/api/v1/interview/sessions?limit=${odd}&offset=${odd}&status=${odd}`,
  `/api/v1/interview/sessions/${odd}`,
  `/api/v1/interview/sessions/${odd}/recording`,
  `/api/v1/interview/sessions/${odd}/transcript`,
  `/api/auth/${odd}`,
];

test("no address, method or body makes the server fail or show its insides", async ({
  context,
  signInAs,
}) => {
  await signInAs(OWNER);
  const callers = [{}, { "x-api-key": requireEnv("E2E_API_TOKEN") }, { "x-api-key": "\u00ff odd" }];
  for (const odd of ODD)
    for (const path of paths(odd))
      for (const headers of callers.slice(0, path.includes("/v1/") ? 3 : 1)) {
        const response = await context.request.get(path, {
          headers,
          maxRedirects: 0,
          failOnStatusCode: false,
        });
        const body = await response.text();
        expect(response.status(), path).toBeLessThan(500);
        expect(body, path).not.toMatch(/at \w+ \(|node_modules|PrismaClient|ECONNREFUSED/);
        // What is no UTF-8 at all is refused before it reaches a route.
        if (path.startsWith("/api/v1/") && odd !== "%ED%A0%80" && response.status() >= 400)
          expect(JSON.parse(body), path).toMatchObject({ error: { code: expect.any(String) } });
      }
});

test("methods that a route does not serve are refused", async ({ request }) => {
  const routes = [
    "/api/v1/interview/sessions",
    `/api/v1/interview/sessions/${ID}/recording`,
    "/api/health/ready",
  ];
  for (const route of routes)
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await request.fetch(route, {
        method,
        headers: { "x-api-key": requireEnv("E2E_API_TOKEN") },
        data: "{not json",
        maxRedirects: 0,
      });
      expect(response.status(), `${method} ${route}`).toBe(405);
    }
});
