import { expect, test } from "vitest";
import { GET, POST } from "./route";

const HERE = "http://127.0.0.1:3000";
const JSON_TYPE = { "content-type": "application/json" };

function ask(method: "GET" | "POST", path: string, sent: RequestInit = {}): Promise<Response> {
  const request = new Request(`${HERE}/api/auth/${path}`, { method, ...sent });
  const [what = ""] = path.split("?");
  const context = { params: Promise.resolve({ nextauth: what.split("/") }) };
  return method === "GET" ? GET(request, context) : POST(request, context);
}

test("next-auth is asked for what signs in and out, and for nothing else", async () => {
  const closed = ["callback/credentials", "signout", "providers", "signin", "error", "_log", "constructor"];
  for (const path of closed) expect((await ask("GET", path)).status, path).toBe(404);
  for (const path of ["csrf", "session", "callback/x", "signin/credentials"])
    expect((await ask("POST", path)).status, path).toBe(404);
});

test("an odd address to go on to is refused wherever next-auth would read it", async () => {
  const path = "callback/credentials";
  const odd = ["http://[bad", "\0", "", "javascript:alert(1)", "https://evil.example", "//evil.example"];
  for (const next of odd) {
    const text = encodeURIComponent(next);
    const ways = [
      ask("POST", `${path}?callbackUrl=${text}`),
      ask("POST", path, { body: new URLSearchParams({ callbackUrl: next }) }),
      ask("POST", path, { body: JSON.stringify({ callbackUrl: next }), headers: JSON_TYPE }),
      ask("POST", path, { headers: { cookie: `next-auth.callback-url=${text}` } }),
      ask("GET", "session", { headers: { cookie: `a=b; __Secure-next-auth.callback-url=${text}` } }),
    ];
    for (const [way, answer] of (await Promise.all(ways)).entries())
      expect(answer.status, `${next} ${way}`).toBe(400);
  }
  for (const body of [{ callbackUrl: 5 }, { callbackUrl: null }, { callbackUrl: ["/"] }, null, 1])
    expect((await ask("POST", path, { body: JSON.stringify(body), headers: JSON_TYPE })).status).toBe(400);
});
