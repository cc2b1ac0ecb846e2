import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { startPlayer, type TestPlayer } from "@/testing/recording/player";
import { UpstreamRefusedError } from "@/testing/recording/upstream";

// Real sockets and a real disk, perhaps on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const BYTES = randomBytes(1_000_003);
let player: TestPlayer | undefined;
afterEach(async () => {
  await player?.close();
  player = undefined;
});

test("a plain GET gives all bytes with length, ETag and private caching", async () => {
  player = await startPlayer({ bytes: BYTES });
  const { statusCode, headers, body } = await player.get();
  expect(statusCode).toBe(200);
  expect(body.equals(BYTES)).toBe(true);
  expect(headers).toMatchObject({
    "content-length": String(BYTES.length),
    "content-type": "audio/wav",
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
  });
  expect(headers.etag).toMatch(/^"[\w-]+"$/);
  expect(headers["content-disposition"]).toBeUndefined();
});

test("HEAD gives the headers of a whole GET and no body, whatever range it names", async () => {
  player = await startPlayer({ bytes: BYTES });
  for (const range of [undefined, "bytes=10-19", "bytes=-5", "bytes=0-1,5-6", "bytes=1000003-"]) {
    const { statusCode, headers, body } = await player.get(range ? { range } : {}, "HEAD");
    expect([range, statusCode, headers["content-length"], body.length]).toEqual([range, 200, "1000003", 0]);
    expect(headers["content-range"]).toBeUndefined();
    expect(headers["accept-ranges"]).toBe("bytes");
  }
});

test("HEAD answers preconditions as a GET does", async () => {
  player = await startPlayer({ bytes: BYTES });
  const etag = (await player.get({}, "HEAD")).headers.etag ?? "";
  const range = "bytes=10-19";
  expect((await player.get({ range, "if-none-match": etag }, "HEAD")).statusCode).toBe(304);
  expect((await player.get({ range, "if-match": '"other"' }, "HEAD")).statusCode).toBe(412);
  expect((await player.get({ range, "if-range": etag }, "HEAD")).statusCode).toBe(200);
});

test("each form of a range gives exactly its bytes, although the platform knows no ranges", async () => {
  player = await startPlayer({ bytes: BYTES });
  const size = BYTES.length;
  const forms: [string, number, number][] = [
    ["bytes=0-1", 0, 1],
    ["bytes=0-", 0, size - 1],
    ["bytes=777777-777777", 777777, 777777],
    ["bytes=900001-", 900001, size - 1],
    ["bytes=-17", size - 17, size - 1],
    ["bytes=13-5000000", 13, size - 1],
  ];
  for (const [range, first, last] of forms) {
    const { statusCode, headers, body } = await player.get({ range });
    expect([range, statusCode, headers["content-range"]]).toEqual([
      range,
      206,
      `bytes ${first}-${last}/${size}`,
    ]);
    expect(headers["content-length"]).toBe(String(last - first + 1));
    expect(body.equals(BYTES.subarray(first, last + 1)), range).toBe(true);
  }
});

test("a range outside the recording is refused with its size", async () => {
  player = await startPlayer({ bytes: BYTES });
  const { statusCode, headers, body } = await player.get({ range: "bytes=1000003-" });
  expect(statusCode).toBe(416);
  expect(headers["content-range"]).toBe("bytes */1000003");
  expect(body.length).toBe(0);
});

test("several ranges come as the parts of one body whose length was announced", async () => {
  player = await startPlayer({ bytes: BYTES });
  const { statusCode, headers, body } = await player.get({ range: "bytes=500000-500009,0-4,-3" });
  expect(statusCode).toBe(206);
  expect(headers["content-length"]).toBe(String(body.length));
  const boundary = /^multipart\/byteranges; boundary=(.+)$/.exec(headers["content-type"] ?? "")?.[1] ?? "";
  const parts = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  const expected = [
    [500_000, 500_009],
    [0, 4],
    [1_000_000, 1_000_002],
  ] as const;
  expect(parts).toHaveLength(expected.length);
  for (const [index, [first, last]] of expected.entries()) {
    const [head = "", ...content] = (parts[index] ?? "").split("\r\n\r\n");
    expect(head).toContain("Content-Type: audio/wav");
    expect(head).toContain(`Content-Range: bytes ${first}-${last}/1000003`);
    expect(content.join("\r\n\r\n").slice(0, -2)).toBe(BYTES.toString("latin1", first, last + 1));
  }
});

test("If-None-Match with our ETag answers 304, If-Match with another 412", async () => {
  player = await startPlayer({ bytes: BYTES });
  const etag = (await player.get()).headers.etag ?? "";
  for (const value of [etag, `W/${etag}`, `"a", ${etag}`, "*"]) {
    const { statusCode, headers, body } = await player.get({ "if-none-match": value });
    expect([value, statusCode, headers.etag, body.length]).toEqual([value, 304, etag, 0]);
  }
  expect((await player.get({ "if-none-match": '"other"' })).statusCode).toBe(200);
  expect((await player.get({ "if-match": '"other"' })).statusCode).toBe(412);
  expect((await player.get({ "if-match": etag })).statusCode).toBe(200);
});

test("If-Range gives the part when nothing changed, else the whole", async () => {
  player = await startPlayer({ bytes: BYTES });
  const etag = (await player.get()).headers.etag ?? "";
  const range = "bytes=5-9";
  expect((await player.get({ range, "if-range": etag })).statusCode).toBe(206);
  for (const other of ['"other"', `W/${etag}`, "Wed, 21 Oct 2026 07:28:00 GMT"]) {
    const { statusCode, body } = await player.get({ range, "if-range": other });
    expect([other, statusCode, body.length]).toEqual([other, 200, BYTES.length]);
  }
});

test("other methods are refused with the list of those allowed", async () => {
  player = await startPlayer({ bytes: BYTES });
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const { statusCode, headers } = await player.get({}, method);
    expect([statusCode, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
  expect(player.upstream.requests).toEqual([]);
});

test("a download carries a file name that is safe to save under", async () => {
  player = await startPlayer({ bytes: BYTES }, { serve: { download: true, fileName: "../Zoë" } });
  const { headers } = await player.get();
  expect(headers["content-disposition"]).toBe(
    `attachment; filename="Zoe.wav"; filename*=UTF-8''Zo%C3%AB.wav`,
  );
});

test("a type that is not audio is not handed to the browser", async () => {
  player = await startPlayer({ bytes: BYTES, contentType: "text/html" });
  expect((await player.get()).headers["content-type"]).toBe("application/octet-stream");
});

test("a platform that does not name the type is helped out by how the recording begins", async () => {
  const beginnings: [string, string, string][] = [
    ["RIFF\u0000\u0000\u0000\u0000WAVEfmt ", "audio/wav", ".wav"],
    ["ID3\u0004", "audio/mpeg", ".mp3"],
    ["\u0000\u0000\u0000\u0020ftypM4A ", "audio/mp4", ".m4a"],
    ["OggS", "audio/ogg", ".ogg"],
    ["<!doctype html>", "application/octet-stream", ""],
    ["R", "application/octet-stream", ""],
    ["", "application/octet-stream", ""],
  ];
  for (const [beginning, type, extension] of beginnings) {
    const bytes = Buffer.from(beginning, "latin1");
    player = await startPlayer(
      { bytes, contentType: "application/octet-stream" },
      { serve: { download: true, fileName: "Zoe" } },
    );
    for (const method of ["HEAD", "GET"]) {
      const { headers } = await player.get({}, method);
      expect(headers["content-type"]).toBe(type);
      expect(headers["content-disposition"]).toContain(`filename="Zoe${extension}"`);
    }
    await player.close();
  }
});

test("a refusal by the platform reaches the caller before anything is sent", async () => {
  player = await startPlayer({ bytes: BYTES, status: 404 });
  expect((await player.get()).statusCode).toBe(502);
  expect(player.errors).toEqual([expect.any(UpstreamRefusedError)]);
  delete player.upstream.behaviour.status;
  expect((await player.get()).statusCode).toBe(200);
});
