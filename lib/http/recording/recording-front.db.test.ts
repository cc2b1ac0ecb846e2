import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReviewLink } from "@/lib/data/links/link-making";
import { visitLink } from "@/prisma/factories";
import { createOrganisation, newSpool, startPlatform } from "@/testing/recording-scene";
import { useTestDatabase } from "@/testing/use-test-database";
import { answerRecording } from "./recording-front";

useTestDatabase();

const server = http.createServer((request, response) => {
  if (!answerRecording(request, response)) response.writeHead(299, "passed on").end();
});
let platform: Awaited<ReturnType<typeof startPlatform>>;
let origin: string;

beforeAll(async () => {
  platform = await startPlatform();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await platform.close();
});

async function scene() {
  newSpool();
  const { actor, tenant, cookie, addInterview } = await createOrganisation();
  const sessionId = await platform.addSession({
    generatedRecording: { seconds: 2, sampleRate: 8000, channels: 1 },
  });
  const interview = await addInterview({ sessionId });
  const path = `/api/t/${tenant.slug}/interviews/${interview.id}/recording`;
  return { actor, sessionId, interview, path, cookie, slug: tenant.slug };
}

const ask = (path: string, headers: Record<string, string>, method = "GET") =>
  fetch(origin + path, { method, headers });

test("all three addresses are answered, with the headers that every answer has", async () => {
  const { actor, sessionId, interview, path, cookie, slug } = await scene();
  const { token } = await createReviewLink(actor, { interviewIds: [interview.id] });
  const visit = await visitLink(token);
  const places = [
    [path, cookie, "same-origin"],
    [`/api/v1/interview/sessions/${sessionId}/recording?tenant=${slug}`, cookie, "same-origin"],
    [`/api/review/${visit.linkId}/interviews/${interview.id}/recording`, visit.cookie, "no-referrer"],
  ] as const;
  for (const [place, sent, referrer] of places) {
    const answer = await ask(place, { cookie: `other=1; ${sent}; last="x"`, range: "bytes=0-9" });
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([206, 10]);
    const { headers } = answer;
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe(referrer);
    expect(headers.get("content-encoding")).toBeNull();
  }
  const head = await ask(path, { cookie }, "HEAD");
  expect([head.status, head.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
});

test("who may not hear it is refused, by the first of two cookies and with a name given twice", async () => {
  const { path, cookie, sessionId, slug } = await scene();
  const wrong = cookie.replace(/=.*/, "=wrong");
  expect((await ask(path, {})).status).toBe(401);
  expect((await ask(path, { cookie: `${wrong}; ${cookie}` })).status).toBe(401);
  const twice = `/api/v1/interview/sessions/${sessionId}/recording?tenant=${slug}&tenant=other`;
  expect((await ask(twice, { cookie })).status).toBe(200);
  // What stands in the path counts, whatever the query says.
  expect((await ask(`${path}?tenant=other&interviewId=other`, { cookie })).status).toBe(200);
});

test("whatever is odd is left to Next and what stands before it", async () => {
  const { path, cookie } = await scene();
  const passedOn = [
    ask(path, { cookie }, "POST"),
    ask(path, { cookie, "next-action": "0" }),
    ask(path, { cookie, "content-type": "multipart/form-data; boundary=x" }),
    ask(`${path}/`, { cookie }),
    ask(path.replace("/recording", "/%72ecording"), { cookie }),
    ask(path.replace("interviews", "interviews/.."), { cookie }),
    ask("/", { cookie }),
  ];
  for (const { status } of await Promise.all(passedOn)) expect(status).toBe(299);
});
