import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { eventually } from "@/testing/eventually";
import { readAll, startPlayer, type TestPlayer } from "@/testing/recording/player";

// Megabytes through real sockets and a real disk, perhaps on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const BYTES = randomBytes(3_000_017);
let player: TestPlayer | undefined;
afterEach(async () => {
  await player?.close();
  player = undefined;
});

test("a cut is healed by starting again where the platform knows no ranges", async () => {
  player = await startPlayer({ bytes: BYTES, cutAfter: [1_000_000, 10, 2_000_000] });
  expect((await player.get()).body.equals(BYTES)).toBe(true);
  expect(player.upstream.requests).toEqual([null, null, null, null]);
});

test("a cut is healed with a range, asked for a little earlier to see that nothing changed", async () => {
  player = await startPlayer({ bytes: BYTES, ranges: true, etag: '"v1"', cutAfter: [1_000_000] });
  expect((await player.get()).body.equals(BYTES)).toBe(true);
  const [first, second, ...more] = player.upstream.requests;
  expect([first, more]).toEqual([null, []]);
  const start = Number(/^bytes=(\d+)-$/.exec(second ?? "")?.[1]);
  expect(start).toBeLessThan(1_000_000);
  expect(start).toBeGreaterThan(900_000);
});

test("a cut of a body of unknown length is healed too", async () => {
  player = await startPlayer({ bytes: BYTES, chunked: true, cutAfter: [1_000_000] });
  expect((await player.get()).body.equals(BYTES)).toBe(true);
});

test("a platform that keeps cutting breaks the listener's connection, never shortens the answer", async () => {
  for (const chunked of [false, true]) {
    player = await startPlayer({ bytes: BYTES, chunked, cutAfter: Array(20).fill(1_000_000) });
    const reply = await player.listen();
    expect(reply.statusCode).toBe(200);
    await expect(readAll(reply)).rejects.toThrow("aborted");
    const attempts = player.upstream.requests.length;
    expect(attempts).toBe(4);
    player.upstream.behaviour = { bytes: BYTES, chunked };
    expect((await player.get()).body.equals(BYTES)).toBe(true);
    await player.close();
  }
});

test("a listener whose bytes had arrived before the cut hears them all", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000, cutAfter: [1_000_000, 0, 0, 0] });
  const early = await player.get({ range: "bytes=0-999999" });
  expect(early.body.equals(BYTES.subarray(0, 1_000_000))).toBe(true);
});

test("a recording that changes between two connections breaks the listeners and is then served anew", async () => {
  const bytes = Buffer.from(BYTES);
  bytes[999_990] = (bytes[999_990] ?? 0) ^ 1;
  const changes = [
    { bytes: BYTES, etag: '"v2"' },
    { bytes: BYTES.subarray(0, -1), etag: '"v1"' },
    { bytes, etag: '"v1"' },
  ];
  for (const ranges of [true, false]) {
    for (const change of changes) {
      player = await startPlayer({ bytes: BYTES, ranges, etag: '"v1"', holdAt: 1_000_000 });
      const { upstream } = player;
      const listener = await player.listen();
      await player.get({ range: "bytes=0-999999" });
      upstream.behaviour = { ...change, ranges };
      upstream.cut();
      await expect(readAll(listener)).rejects.toThrow("aborted");
      expect((await player.get()).body.equals(change.bytes)).toBe(true);
      await player.close();
    }
  }
});

test("a body of unknown length that is shorter the second time breaks the connection", async () => {
  player = await startPlayer({ bytes: BYTES, chunked: true, cutAfter: [2_000_000] });
  const listener = await player.listen();
  player.upstream.behaviour = { bytes: BYTES.subarray(0, 1_500_000), chunked: true };
  await expect(readAll(listener)).rejects.toThrow("aborted");
});

test("a platform that falls silent counts as cut", async () => {
  const retry = { attempts: 1000, delayMs: 1, stallTimeoutMs: 50 };
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 }, { retry });
  const listener = await player.listen();
  const { upstream } = player;
  await eventually(() => expect(upstream.requests.length).toBeGreaterThan(1));
  upstream.release();
  expect((await readAll(listener)).equals(BYTES)).toBe(true);
});

test("without an announced length a GET is streamed, and a range waits until the length is known", async () => {
  player = await startPlayer({ bytes: BYTES, chunked: true, holdAt: 1_000_000 });
  const streamed = await player.listen();
  expect(streamed.headers["content-length"]).toBeUndefined();
  expect(streamed.headers["accept-ranges"]).toBeUndefined();
  const range = player.get({ range: "bytes=-100" });
  const head = await player.get({}, "HEAD");
  expect([head.statusCode, head.headers["content-length"]]).toEqual([200, undefined]);
  player.upstream.release();
  expect((await readAll(streamed)).equals(BYTES)).toBe(true);
  const { statusCode, headers, body } = await range;
  expect([statusCode, headers["content-range"]]).toEqual([206, "bytes 2999917-3000016/3000017"]);
  expect(body.equals(BYTES.subarray(-100))).toBe(true);
  const later = await player.get();
  expect([later.headers["content-length"], later.headers["accept-ranges"]]).toEqual(["3000017", "bytes"]);
  expect(player.upstream.requests).toHaveLength(1);
});

test("a player that asks for all of a body without a length is not kept waiting for its end", async () => {
  const serve = { waitForSizeMs: 0 };
  player = await startPlayer({ bytes: BYTES, chunked: true, holdAt: 1_000_000 }, { serve });
  const playing = await player.listen({ range: "bytes=0-" });
  expect([playing.statusCode, playing.headers["content-range"]]).toEqual([200, undefined]);
  player.upstream.release();
  expect((await readAll(playing)).equals(BYTES)).toBe(true);
  expect((await player.get({ range: "bytes=0-" })).statusCode).toBe(206);
});

test("a listener who leaves while the range waits stops the download", async () => {
  player = await startPlayer({ bytes: BYTES, chunked: true, holdAt: 1_000_000 });
  const leaving = new AbortController();
  const reply = fetch(player.address, { headers: { range: "bytes=5-" }, signal: leaving.signal });
  await eventually(() => expect(player?.spool.stats().listeners).toBe(1));
  leaving.abort();
  await expect(reply).rejects.toThrow("aborted");
  await eventually(() => expect(player?.upstream.aborted).toBe(1));
});

test("an empty recording is an empty answer", async () => {
  player = await startPlayer({ bytes: Buffer.alloc(0) });
  const { statusCode, headers } = await player.get();
  expect([statusCode, headers["content-length"]]).toEqual([200, "0"]);
  expect((await player.get({ range: "bytes=0-" })).statusCode).toBe(416);
});
