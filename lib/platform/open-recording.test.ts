import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { envelope, SESSION_ID, sendJson, startTestPlatform } from "@/testing/platform-server";

const AUDIO = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
const WAV = { "content-type": "audio/wav" };

function serveRanges(request: IncomingMessage, response: ServerResponse): void {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
  if (!request.headers.range) return void response.writeHead(200, WAV).end(AUDIO);
  if (start >= AUDIO.length) return void response.writeHead(416).end();
  const range = `bytes ${start}-${AUDIO.length - 1}/${AUDIO.length}`;
  response.writeHead(206, { ...WAV, etag: '"v1"', "content-range": range }).end(AUDIO.subarray(start));
}

test("A recording comes byte for byte, with its size and type", async () => {
  const { client, requests } = await startTestPlatform((_, response) =>
    response.writeHead(200, { ...WAV, "content-length": AUDIO.length }).end(AUDIO),
  );
  const recording = await client.openRecording(SESSION_ID);
  expect(recording).toMatchObject({
    statusCode: 200,
    sizeBytes: AUDIO.length,
    contentType: "audio/wav",
    etag: null,
    acceptsRanges: false,
    rangeStart: 0,
  });
  expect((await buffer(recording.body)).equals(AUDIO)).toBe(true);
  expect(requests[0]?.headers.range).toBeUndefined();
});

test("A chunked recording has no size", async () => {
  const { client } = await startTestPlatform((_, response) => {
    response.writeHead(200, WAV);
    response.write(AUDIO.subarray(0, 1000));
    response.end(AUDIO.subarray(1000));
  });
  const recording = await client.openRecording(SESSION_ID);
  expect(recording.sizeBytes).toBeNull();
  expect((await buffer(recording.body)).equals(AUDIO)).toBe(true);
});

test("A range that the platform honours starts where it was asked to", async () => {
  const { client } = await startTestPlatform(serveRanges);
  const recording = await client.openRecording(SESSION_ID, { rangeStart: 1234 });
  expect(recording).toMatchObject({
    statusCode: 206,
    sizeBytes: AUDIO.length,
    acceptsRanges: true,
    rangeStart: 1234,
    etag: '"v1"',
  });
  expect((await buffer(recording.body)).equals(AUDIO.subarray(1234))).toBe(true);
});

test("A range that the platform ignores or cannot satisfy gives the whole recording, and says so", async () => {
  const ignoring = await startTestPlatform((_, response) => response.writeHead(200, WAV).end(AUDIO));
  const refusing = await startTestPlatform(serveRanges);
  for (const [client, rangeStart] of [
    [ignoring.client, 10],
    [refusing.client, AUDIO.length + 5],
  ] as const) {
    const recording = await client.openRecording(SESSION_ID, { rangeStart });
    expect(recording).toMatchObject({ statusCode: 200, rangeStart: 0 });
    expect((await buffer(recording.body)).equals(AUDIO)).toBe(true);
  }
});

const WRONG_PARTS = [
  "bytes 5-299999/300000",
  "bytes 100-199/300000",
  "bytes */300000",
  "items 100-299999/300000",
  "",
];

for (const range of WRONG_PARTS) {
  test(`A part that says "${range}" where all from byte 100 was asked for is a contract breach`, async () => {
    const { client } = await startTestPlatform((_, response) =>
      response.writeHead(206, { ...WAV, "content-range": range }).end(AUDIO),
    );
    await expect(client.openRecording(SESSION_ID, { rangeStart: 100 })).rejects.toMatchObject({
      name: "PlatformContractError",
      path: "content-range",
    });
  });
}

for (const type of ["audio/x-wav", "application/octet-stream", "audio/mpeg", "Audio/WAV; codecs=1"]) {
  test(`A recording may be ${type}`, async () => {
    const { client } = await startTestPlatform((_, response) =>
      response.writeHead(200, { "content-type": type }).end(AUDIO),
    );
    const recording = await client.openRecording(SESSION_ID);
    expect(recording.contentType).toBe(type.toLowerCase().split(";")[0]);
    recording.body.destroy();
  });
}

for (const type of ["text/html", "text/plain; charset=utf-8", "application/json", "nonsense"]) {
  test(`A recording of type ${type} is a contract breach`, async () => {
    const { client } = await startTestPlatform((_, response) =>
      response.writeHead(200, { "content-type": type }).end("<h1>Sign in</h1>"),
    );
    await expect(client.openRecording(SESSION_ID)).rejects.toMatchObject({ path: "content-type" });
  });
}

for (const framing of [{ "content-length": AUDIO.length }, {}]) {
  const name = "content-length" in framing ? "with a length" : "in chunks";
  test(`A recording ${name} that is cut errors, and never ends as if it were whole`, async () => {
    const { client } = await startTestPlatform((_, response) => {
      response.writeHead(200, { ...WAV, ...framing });
      response.write(AUDIO.subarray(0, 70_000), () => response.destroy());
    });
    const { body } = await client.openRecording(SESSION_ID);
    await expect(buffer(body)).rejects.toMatchObject({
      name: "PlatformUnavailableError",
      code: "NETWORK_ERROR",
    });
  });
}

test("A cut before anybody reads does not end the process, and a late reader learns of it", async () => {
  const { client } = await startTestPlatform((_, response) => {
    response.writeHead(200, { ...WAV, "content-length": AUDIO.length });
    response.write("RIFF", () => response.destroy());
  });
  const { body } = await client.openRecording(SESSION_ID);
  if (!body.closed) await new Promise((resolve) => body.once("close", resolve));
  await expect(buffer(body)).rejects.toMatchObject({ name: "PlatformUnavailableError" });
});

test("A recording that falls silent errors", async () => {
  const { client } = await startTestPlatform(
    (_, response) => {
      response.writeHead(200, WAV);
      response.write("RIFF");
    },
    { idleTimeoutMs: 50 },
  );
  const { body } = await client.openRecording(SESSION_ID);
  await expect(buffer(body)).rejects.toMatchObject({ code: "TIMEOUT" });
});

test("The time limit of the headers does not end the body", async () => {
  const { client } = await startTestPlatform(
    (_, response) => {
      response.writeHead(200, WAV);
      response.write("RIFF");
      setTimeout(() => response.end("tail"), 600);
    },
    { headersTimeoutMs: 400 },
  );
  const { body } = await client.openRecording(SESSION_ID);
  expect(String(await buffer(body))).toBe("RIFFtail");
});

test("Aborting or destroying the body closes the connection to the platform", async () => {
  for (const end of ["abort", "destroy"]) {
    const answers: ServerResponse[] = [];
    const { client } = await startTestPlatform((_, response) => {
      answers.push(response);
      response.writeHead(200, WAV);
      response.write("RIFF");
    });
    const abort = new AbortController();
    const { body } = await client.openRecording(SESSION_ID, { signal: abort.signal });
    await once(body, "readable");
    if (end === "destroy") body.destroy();
    else abort.abort(new Error("the listener left"));
    const [answer] = answers;
    if (answer && !answer.closed) await once(answer, "close");
    expect(answer?.writableFinished).toBe(false);
    if (end === "abort") await expect(buffer(body)).rejects.toThrow("the listener left");
  }
});

test("The service behind the recording being unreachable is tried again, then thrown", async () => {
  const { client, urls } = await startTestPlatform((_, response) =>
    sendJson(response, 502, envelope("INTERVIEW_SERVICE_UNREACHABLE")),
  );
  await expect(client.openRecording(SESSION_ID)).rejects.toMatchObject({
    code: "INTERVIEW_SERVICE_UNREACHABLE",
  });
  expect(urls).toHaveLength(3);
});
