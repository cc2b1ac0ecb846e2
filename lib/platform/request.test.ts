import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { envelope, row, SESSION_ID, sendJson, startTestPlatform, TEST_KEY } from "@/testing/platform-server";
import { createPlatformClient } from "./client";

const SESSION = row(1, { id: SESSION_ID });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("Every request carries the key, names Debrief and goes to the documented path", async () => {
  const { client, requests } = await startTestPlatform((_, response) => sendJson(response, 200, SESSION));
  await client.getSession(SESSION_ID);
  expect(requests[0]?.url).toBe(`/api/v1/interview/sessions/${SESSION_ID}`);
  expect(requests[0]?.headers["x-api-key"]).toBe(TEST_KEY);
  expect(requests[0]?.headers["user-agent"]).toMatch(/^Debrief\/\d+\.\d+\.\d+/);
});

for (const suffix of ["", "/", "/api/v1", "/api/v1/interview", "/api/v1/interview/"]) {
  test(`The platform's address may end in "${suffix}"`, async () => {
    const { baseUrl, urls } = await startTestPlatform((_, response) => sendJson(response, 200, SESSION));
    const client = createPlatformClient({ baseUrl: `${baseUrl}${suffix}`, apiKey: TEST_KEY });
    await client.getSession(SESSION_ID);
    expect(urls).toEqual([`/api/v1/interview/sessions/${SESSION_ID}`]);
  });
}

for (const statusCode of [429, 502, 503, 504]) {
  test(`A call survives two answers of ${statusCode}`, async () => {
    const { client, urls } = await startTestPlatform((_, response) =>
      urls.length < 3
        ? sendJson(response, statusCode, envelope("SERVICE_BUSY"))
        : sendJson(response, 200, SESSION),
    );
    expect((await client.getSession(SESSION_ID)).id).toBe(SESSION_ID);
    expect(urls).toHaveLength(3);
  });
}

for (const statusCode of [400, 401, 403, 404, 409, 500]) {
  test(`${statusCode} is not tried again`, async () => {
    const { client, urls } = await startTestPlatform((_, response) =>
      sendJson(response, statusCode, envelope("NO_LUCK")),
    );
    await expect(client.getSession(SESSION_ID)).rejects.toThrow();
    expect(urls).toHaveLength(1);
  });
}

test("After three attempts the last failure is thrown", async () => {
  const { client, urls, waitsMs } = await startTestPlatform(
    (_, response) => sendJson(response, 503, envelope("SERVICE_WARMING_UP")),
    { random: () => 1, backoffBaseMs: 100 },
  );
  await expect(client.listSessions()).rejects.toMatchObject({ code: "SERVICE_WARMING_UP", retryable: true });
  expect(urls).toHaveLength(3);
  expect(waitsMs).toEqual([100, 200]);
});

test("A Retry-After within bounds is waited for, from the header or the envelope", async () => {
  const { client, urls, waitsMs } = await startTestPlatform((_, response) => {
    if (urls.length === 1) return sendJson(response, 429, envelope("BUSY"), { "retry-after": "2" });
    if (urls.length === 2) return sendJson(response, 503, envelope("BUSY", { retryAfterSeconds: 3 }));
    sendJson(response, 200, SESSION);
  });
  await client.getSession(SESSION_ID);
  expect(waitsMs).toEqual([2000, 3000]);
});

test("A long Retry-After is handed to the caller instead of waited for", async () => {
  const { client, urls, waitsMs } = await startTestPlatform((_, response) =>
    sendJson(response, 429, envelope("RATE_LIMIT_EXCEEDED"), { "retry-after": "60" }),
  );
  await expect(client.listSessions()).rejects.toMatchObject({
    name: "PlatformRateLimitError",
    retryAfterMs: 60_000,
  });
  expect(urls).toHaveLength(1);
  expect(waitsMs).toEqual([]);
});

test("A JSON body cut short is fetched again", async () => {
  const { client, urls } = await startTestPlatform((_, response) => {
    if (urls.length > 1) return sendJson(response, 200, SESSION);
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"id":');
    setImmediate(() => response.destroy());
  });
  expect((await client.getSession(SESSION_ID)).id).toBe(SESSION_ID);
});

test("A refused connection is an unavailable platform, tried three times", async () => {
  const waitsMs: number[] = [];
  const client = createPlatformClient(
    { baseUrl: `http://127.0.0.1:${await freePort()}`, apiKey: TEST_KEY },
    { sleep: async (delayMs) => void waitsMs.push(delayMs) },
  );
  await expect(client.listSessions()).rejects.toMatchObject({
    name: "PlatformUnavailableError",
    code: "NETWORK_ERROR",
    statusCode: null,
    cause: { message: "ECONNREFUSED" },
  });
  expect(waitsMs).toHaveLength(2);
});

test("Headers that never come are a timeout", async () => {
  const { client, urls } = await startTestPlatform(() => {}, { headersTimeoutMs: 30, maxAttempts: 2 });
  await expect(client.getSession(SESSION_ID)).rejects.toMatchObject({
    name: "PlatformUnavailableError",
    code: "TIMEOUT",
  });
  expect(urls).toHaveLength(2);
});

test("Headers that trickle for ever are a timeout too", async () => {
  const timers = new Set<NodeJS.Timeout>();
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.write("HTTP/1.1 200 OK\r\n");
    timers.add(setInterval(() => socket.write("x-more: 1\r\n"), 5));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const timer of timers) clearInterval(timer);
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createPlatformClient(
    { baseUrl, apiKey: TEST_KEY },
    { headersTimeoutMs: 50, maxAttempts: 1 },
  );
  await expect(client.listSessions()).rejects.toMatchObject({ code: "TIMEOUT" });
});

test("A JSON body that stalls is a timeout", async () => {
  const { client } = await startTestPlatform(
    (_, response) => {
      response.writeHead(200);
      response.write("{");
    },
    { bodyTimeoutMs: 30, maxAttempts: 1 },
  );
  await expect(client.getSession(SESSION_ID)).rejects.toMatchObject({ code: "TIMEOUT" });
});

for (const statusCode of [301, 302, 303, 307, 308]) {
  test(`A redirect (${statusCode}) is refused, and its target never sees the key`, async () => {
    const target = await startTestPlatform((_, response) => sendJson(response, 200, SESSION));
    const { client, urls } = await startTestPlatform((_, response) =>
      response.writeHead(statusCode, { location: `${target.baseUrl}/elsewhere` }).end(),
    );
    for (const call of [client.getSession(SESSION_ID), client.openRecording(SESSION_ID)]) {
      await expect(call).rejects.toMatchObject({ name: "PlatformContractError", code: "REDIRECT_REFUSED" });
    }
    expect(urls).toHaveLength(2);
    expect(target.urls).toEqual([]);
  });
}

test("An endless error body is given up, and the status still decides", async () => {
  const { client } = await startTestPlatform((_, response) => {
    response.writeHead(404);
    response.write("x".repeat(200_000));
  });
  await expect(client.getSession(SESSION_ID)).rejects.toMatchObject({ code: "HTTP_404" });
});

test("A stalled error body is given up, and the status still decides", async () => {
  const { client } = await startTestPlatform(
    (_, response) => {
      response.writeHead(401);
      response.write("{");
    },
    { errorBodyTimeoutMs: 20 },
  );
  await expect(client.listSessions()).rejects.toMatchObject({ name: "PlatformAuthError", code: "HTTP_401" });
});

test("An answer larger than its bound, or that unpacks to more, is a contract breach", async () => {
  const plain = JSON.stringify({ ...SESSION, padding: "x".repeat(5000) });
  for (const headers of [{}, { "content-encoding": "gzip" }]) {
    const body = "content-encoding" in headers ? gzipSync(plain) : plain;
    const { client, urls } = await startTestPlatform(
      (_, response) => response.writeHead(200, headers).end(body),
      { sessionMaxBytes: 1000 },
    );
    await expect(client.getSession(SESSION_ID)).rejects.toMatchObject({
      name: "PlatformContractError",
      code: "BODY_TOO_LARGE",
    });
    expect(urls).toHaveLength(1);
  }
});

test("A caller who aborts gets their own reason, at once and while waiting to try again", async () => {
  for (const statusCode of [0, 503]) {
    const abort = new AbortController();
    const { baseUrl } = await startTestPlatform((_, response) => {
      if (statusCode) sendJson(response, statusCode, {}, { "retry-after": "4" });
      setImmediate(() => setImmediate(() => abort.abort(new Error("the visitor left"))));
    });
    const client = createPlatformClient({ baseUrl, apiKey: TEST_KEY, signal: abort.signal });
    await expect(client.listSessions()).rejects.toThrow("the visitor left");
  }
});

test("A key that cannot stand in a header is refused without a request", async () => {
  const { baseUrl, urls } = await startTestPlatform((_, response) => sendJson(response, 200, SESSION));
  for (const apiKey of ["", "zh_api_a b", "zh_api_a\r\nx-other: 1", "zh_ключ"]) {
    const client = createPlatformClient({ baseUrl, apiKey });
    await expect(client.checkKey()).rejects.toMatchObject({
      name: "PlatformAuthError",
      code: "MALFORMED_KEY",
    });
  }
  expect(urls).toEqual([]);
});

const ECHOES: Record<string, (key: string) => { statusCode: number; body: string }> = {
  "in the message": (key) => ({ statusCode: 401, body: JSON.stringify(envelope("UNAUTHORIZED", { key })) }),
  "as its code": (key) => ({ statusCode: 400, body: JSON.stringify({ error: { code: key } }) }),
  "as its request id": (key) => ({
    statusCode: 500,
    body: JSON.stringify(envelope("INTERNAL", { requestId: key })),
  }),
  "as the session's status": (key) => ({
    statusCode: 409,
    body: JSON.stringify(envelope("ARTIFACT_NOT_READY", { details: { status: key } })),
  }),
  "in malformed JSON": (key) => ({ statusCode: 200, body: `{"id": ${key}` }),
  "as an unexpected value": (key) => ({
    statusCode: 200,
    body: JSON.stringify({ id: [key], status: [key] }),
  }),
  "as a metadata name": (key) => ({
    statusCode: 200,
    body: JSON.stringify({ ...SESSION, status: 5, metadata: { [key]: 1 } }),
  }),
};

for (const [where, echo] of Object.entries(ECHOES)) {
  test(`A platform that repeats the key ${where} does not get it into an error`, async () => {
    const { statusCode, body } = echo(TEST_KEY);
    const { client } = await startTestPlatform((_, response) => response.writeHead(statusCode).end(body));
    const error = await client.getSession(SESSION_ID).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(shown(error)).not.toContain(TEST_KEY);
  });
}

test("The key shows in no client, recording or transport error", async () => {
  const broken = createTcpServer((socket) => socket.end(`${TEST_KEY} is not HTTP\r\n\r\n`));
  await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void broken.close());
  const baseUrl = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
  const client = createPlatformClient({ baseUrl, apiKey: TEST_KEY }, { maxAttempts: 1 });
  const error = await client.listSessions().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "PlatformUnavailableError" });

  const audio = await startTestPlatform((_, response) =>
    response.writeHead(200, { "content-type": "audio/wav" }).end("RIFF"),
  );
  const recording = await audio.client.openRecording(SESSION_ID);
  for (const value of [client, error, recording]) expect(shown(value)).not.toContain(TEST_KEY);
  recording.body.destroy();
});

function shown(value: unknown): string {
  const json = JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? null : field));
  return `${inspect(value, { depth: 12, showHidden: true, maxStringLength: null })} ${json}`;
}
