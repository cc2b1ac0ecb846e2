import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { tenantDb } from "@/lib/tenant/tenant-db";
import { createMember, createTenant } from "@/prisma/factories";
import { row, SESSION_ID, sendJson, startTestPlatform, TEST_KEY } from "@/testing/platform-server";
import { type ReceivedSpan, startSpanReceiver } from "@/testing/span-receiver";
import { useTestDatabase } from "@/testing/use-test-database";
import { startTracing } from "./export";
import { collected } from "./trace";

const ROUTES = [
  "/t/[tenant]/interviews/[interviewId]",
  "/t/[tenant]",
  "/review/[token]",
  "/api/auth/[...nextauth]",
];

useTestDatabase();
afterEach(() => {
  collected.by = null;
});

/** Answers by `answer` behind the front of a replica that collects spans; gives what arrived at the collector. */
async function spansOf(paths: string[], answer: (url: string) => Promise<number>) {
  const receiver = await startSpanReceiver();
  const tracing = startTracing(`${receiver.url}/`, ROUTES);
  const server = createServer((request, response) =>
    tracing.request(request, response, () => {
      answer(request.url ?? "").then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await Promise.all(
    paths.map((path) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } })),
  );
  await new Promise((resolve) => server.close(resolve));
  await tracing.stop();
  await receiver.close();
  return { spans: receiver.spans(), sent: receiver.bodies.join("\n"), asked: receiver.asked };
}

const named = (spans: ReceivedSpan[], name: string) => spans.filter((span) => span.name === name);

test("from a request lead spans to its statements and to what the platform was asked", async () => {
  const { actor } = await createMember(await createTenant());
  const { client } = await startTestPlatform((_, response) =>
    sendJson(response, 200, row(1, { id: SESSION_ID })),
  );
  const { spans, asked } = await spansOf(["/t/acme/interviews/one"], async () => {
    await tenantDb(actor).interview.findMany({ where: { candidateName: "maya@candidate.test" } });
    await client.getSession(SESSION_ID);
    return 200;
  });
  expect(new Set(asked)).toEqual(new Set(["POST /v1/traces"]));
  const [request] = named(spans, "GET /t/[tenant]/interviews/[interviewId]");
  expect(request?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: 200 } });
  expect(request?.parentSpanId ?? "").toBe("");
  for (const name of ["SELECT interviews", "platform GET /sessions/{sessionId}"]) {
    const found = named(spans, name);
    expect(found).not.toEqual([]);
    for (const { traceId } of found) expect(traceId).toBe(request?.traceId);
  }
});

test("statements that wait for a connection belong to the request that sent them", async () => {
  const { actor } = await createMember(await createTenant());
  const paths = Array.from({ length: 40 }, (_, at) => `/t/acme/interviews/${at}`);
  const { spans } = await spansOf(paths, async () => {
    await tenantDb(actor).interview.findMany();
    return 200;
  });
  const requests = named(spans, "GET /t/[tenant]/interviews/[interviewId]");
  const statements = named(spans, "SELECT interviews");
  expect(requests).toHaveLength(paths.length);
  expect(statements).toHaveLength(paths.length);
  expect(new Set(statements.map(({ traceId }) => traceId))).toEqual(
    new Set(requests.map(({ traceId }) => traceId)),
  );
});

test("spans hold no secret of an address, no value of a statement, no key and no person", async () => {
  const { actor } = await createMember(await createTenant());
  const { client } = await startTestPlatform((_, response) =>
    sendJson(response, 500, { error: "of maya@candidate.test" }),
  );
  const secrets = [
    "s3cret-of-a-link",
    "maya@candidate.test",
    "state-of-a-sign-in",
    TEST_KEY,
    SESSION_ID,
    actor.user.id,
  ];
  const { spans, sent } = await spansOf(
    [
      "/review/s3cret-of-a-link",
      "/api/auth/callback/oidc?state=state-of-a-sign-in",
      "/nowhere/s3cret-of-a-link",
    ],
    async (url) => {
      if (url.startsWith("/api")) throw new TypeError("about maya@candidate.test");
      await tenantDb(actor).interview.findMany({ where: { candidateName: "maya@candidate.test" } });
      await client.getSession(SESSION_ID).catch(() => {});
      return 200;
    },
  );
  for (const secret of secrets) expect(sent).not.toContain(secret);
  const [failed] = named(spans, "GET /api/auth/[...nextauth]");
  expect(failed?.status.code).toBe(2);
  const [refused] = named(spans, "platform GET /sessions/{sessionId}");
  expect(refused?.attributes).toContainEqual({
    key: "error.type",
    value: { stringValue: "PlatformUnavailableError" },
  });
  expect(spans.filter(({ name }) => name.includes("nowhere"))).toEqual([]);
});
