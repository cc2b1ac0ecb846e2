import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { eventually } from "@/testing/eventually";
import { limitedStorage, stuckStorage } from "@/testing/recording/faulty-storage";
import { readAll, startPlayer, type TestPlayer } from "@/testing/recording/player";
import { diskStorage } from "./spool-storage";

// Megabytes through real sockets and a real disk, perhaps on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const BYTES = randomBytes(3_000_017);
const OTHER_BYTES = randomBytes(BYTES.length);
let player: TestPlayer | undefined;
afterEach(async () => {
  await player?.close();
  player = undefined;
});

test("fifty listeners at once cost the platform one request and hear every byte", async () => {
  player = await startPlayer({ bytes: BYTES });
  const { get } = player;
  const replies = await Promise.all([get(), get(), get()]);
  expect(replies.every(({ body }) => body.equals(BYTES))).toBe(true);
  expect(player.upstream.requests).toEqual([null]);
});

test("a range in the middle starts the one download, and what is on disk is not fetched again", async () => {
  player = await startPlayer({ bytes: BYTES, ranges: true });
  const part = await player.get({ range: "bytes=2500000-2500099" });
  expect(part.body.equals(BYTES.subarray(2_500_000, 2_500_100))).toBe(true);
  const whole = await player.get();
  const tail = await player.get({ range: "bytes=-500" });
  expect(whole.body.equals(BYTES)).toBe(true);
  expect(tail.body.equals(BYTES.subarray(-500))).toBe(true);
});

test("bytes are passed on while the rest is still to come", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 });
  const early = await player.get({ range: "bytes=0-999999" });
  expect(early.body.equals(BYTES.subarray(0, 1_000_000))).toBe(true);
  const waiting = await player.listen({ range: "bytes=2000000-" });
  expect(waiting.statusCode).toBe(206);
  player.upstream.release();
  expect((await readAll(waiting)).equals(BYTES.subarray(2_000_000))).toBe(true);
});

test("when all listeners have left the download stops, and goes on with the next one", async () => {
  for (const ranges of [false, true]) {
    player = await startPlayer({ bytes: BYTES, ranges, holdAt: 1_500_000 });
    const { spool, upstream } = player;
    const listeners = await Promise.all([player.listen(), player.listen()]);
    listeners[0]?.destroy();
    await eventually(() => expect(spool.stats().listeners).toBe(1));
    expect(spool.stats().downloads).toBe(1);
    listeners[1]?.destroy();
    await eventually(() => expect([upstream.aborted, spool.stats().downloads]).toEqual([1, 0]));
    upstream.release();
    expect((await player.get()).body.equals(BYTES)).toBe(true);
    expect(upstream.requests).toHaveLength(2);
    await player.close();
  }
});

test("a listener who comes back in time finds the download still running", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_500_000 }, { graceMs: 60_000 });
  (await player.listen()).destroy();
  const { spool, upstream } = player;
  await eventually(() => expect(spool.stats().listeners).toBe(0));
  const second = await player.listen({ range: "bytes=100-" });
  upstream.release();
  expect((await readAll(second)).equals(BYTES.subarray(100))).toBe(true);
  expect(upstream.requests).toHaveLength(1);
});

test("on disk the recording cannot be read, and its name says nothing", async () => {
  player = await startPlayer({ bytes: BYTES });
  await player.get();
  const [file = "", ...more] = await readdir(player.directory);
  expect(more).toEqual([]);
  const { directory } = player;
  // What is heard can be ahead of what is written.
  const stored = await eventually(async () => {
    const bytes = await readFile(path.join(directory, file));
    expect(bytes.length).toBe(BYTES.length);
    return bytes;
  });
  for (let position = 0; position < BYTES.length - 64; position += 50_000) {
    expect(stored.includes(BYTES.subarray(position, position + 16))).toBe(false);
  }
  expect(file).toMatch(/^[0-9a-f-]{36}\.spool$/);
});

test("a start finds nothing of the run before, and leaves files of others alone", async () => {
  player = await startPlayer({ bytes: BYTES });
  await player.get();
  await writeFile(path.join(player.directory, "notes.txt"), "not ours");
  diskStorage(player.directory);
  expect(await readdir(player.directory)).toEqual(["notes.txt"]);
});

test("the least recently used recording makes room, one that somebody listens to does not", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 }, { maxBytes: 2.5 * BYTES.length });
  const { get, spool, upstream } = player;
  const listener = await player.listen({}, "t/playing");
  upstream.behaviour = { bytes: BYTES };
  for (const key of ["t/a", "t/b", "t/c"]) {
    expect((await get({}, "GET", key)).body.equals(BYTES)).toBe(true);
    expect(spool.stats().reservedBytes).toBeLessThanOrEqual(2.5 * BYTES.length);
    // Its reader has the last byte a moment before the spool knows that they have left.
    await eventually(() => expect(spool.stats().listeners).toBe(1));
  }
  const before = upstream.requests.length;
  await get({}, "GET", "t/c");
  expect(upstream.requests.length).toBe(before);
  await get({}, "GET", "t/a");
  expect(upstream.requests.length).toBe(before + 1);
  upstream.release();
  expect((await readAll(listener)).equals(BYTES)).toBe(true);
});

test("a recording for which there is no room is streamed through to each listener", async () => {
  for (const behaviour of [{ ranges: false }, { ranges: true }, { chunked: true }]) {
    player = await startPlayer({ bytes: BYTES, ...behaviour }, { maxBytes: 1_000_000 });
    const { get } = player;
    const [whole, again] = await Promise.all([get(), get()]);
    expect(whole.body.equals(BYTES)).toBe(true);
    expect(again.body.equals(BYTES)).toBe(true);
    const part = await get({ range: "bytes=2000000-2000009" });
    const expected = "chunked" in behaviour ? BYTES : BYTES.subarray(2_000_000, 2_000_010);
    expect(part.body.equals(expected)).toBe(true);
    expect(await readdir(player.directory)).toEqual([]);
    await player.close();
  }
});

test("a disk that fills up goes unnoticed by those who listen and by those who come later", async () => {
  for (const capacityBytes of [0, 1_200_000]) {
    player = await startPlayer(
      { bytes: BYTES },
      { wrapStorage: (storage) => limitedStorage(storage, capacityBytes) },
    );
    const { get } = player;
    const replies = await Promise.all([get(), get({ range: "bytes=500000-" }), get({ range: "bytes=-10" })]);
    const expected = [BYTES, BYTES.subarray(500_000), BYTES.subarray(-10)];
    expect(replies.map(({ body }, index) => body.equals(expected[index] ?? BYTES))).toEqual([
      true,
      true,
      true,
    ]);
    expect((await get()).body.equals(BYTES)).toBe(true);
    await player.close();
  }
});

test("a slow disk holds the download back instead of filling the memory", async () => {
  const bytes = randomBytes(40_000_000);
  let disk: ReturnType<typeof stuckStorage> | undefined;
  player = await startPlayer(
    { bytes },
    {
      wrapStorage: (storage) => {
        disk = stuckStorage(storage);
        return disk;
      },
    },
  );
  const first = await player.get({ range: "bytes=0-99" });
  expect(first.body.equals(bytes.subarray(0, 100))).toBe(true);
  const rest = await player.listen({ range: "bytes=39999900-" });
  await eventually(() => expect(player?.spool.stats().memoryBytes).toBeGreaterThan(2_000_000));
  disk?.release();
  expect((await readAll(rest)).equals(bytes.subarray(-100))).toBe(true);
  expect(player.spool.stats().memoryHighWaterBytes).toBeLessThan(4_000_000);
});

test("dropping a recording breaks its listeners off and leaves nothing on disk", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 });
  const { spool, upstream } = player;
  const dropped = await player.listen({}, "t/gone");
  const kept = await player.listen({}, "t/kept");
  const reading = readAll(dropped);
  spool.drop("t/gone");
  await expect(reading).rejects.toThrow("aborted");
  await eventually(() => expect(upstream.aborted).toBe(1));
  upstream.release();
  expect((await readAll(kept)).equals(BYTES)).toBe(true);
  spool.dropStartingWith("t/");
  const { directory } = player;
  await eventually(async () => expect(await readdir(directory)).toEqual([]));
});

test("a recording that streams through can be dropped as well", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 }, { maxBytes: 0 });
  const reading = readAll(await player.listen());
  await eventually(() => expect(player?.upstream.requests.length).toBe(2));
  player.spool.drop("t/i");
  await expect(reading).rejects.toThrow("aborted");
});

test("an access that ends breaks off its own listener only", async () => {
  const access = new AbortController();
  const serve: { signal?: AbortSignal } = { signal: access.signal };
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 }, { serve });
  const revoked = readAll(await player.listen());
  delete serve.signal;
  const other = await player.listen();
  access.abort(new Error("revoked"));
  await expect(revoked).rejects.toThrow("aborted");
  serve.signal = access.signal;
  await expect(player.get()).rejects.toThrow("socket hang up");
  player.upstream.release();
  expect((await readAll(other)).equals(BYTES)).toBe(true);
});

test("a new version of a recording is fetched, an unchanged one is not", async () => {
  const serve = { version: "1" };
  player = await startPlayer({ bytes: BYTES }, { serve });
  const old = await player.get();
  player.upstream.behaviour = { bytes: OTHER_BYTES };
  expect((await player.get()).body.equals(BYTES)).toBe(true);
  serve.version = "2";
  const fresh = await player.get({ range: "bytes=9-", "if-range": old.headers.etag ?? "" });
  expect(fresh.statusCode).toBe(200);
  expect(fresh.body.equals(OTHER_BYTES)).toBe(true);
});

test("what is old is fetched again, and a listener who takes nothing is let go", async () => {
  let now = 0;
  const bytes = randomBytes(40_000_000);
  player = await startPlayer({ bytes }, { now: () => now, maxAgeMs: 60_000, idleListenerMs: 10_000 });
  const { spool } = player;
  const idle = await player.listen();
  await eventually(() => expect(spool.stats().downloads).toBe(0));
  now = 11_000;
  spool.sweep();
  await expect(readAll(idle)).rejects.toThrow("aborted");
  await eventually(() => expect(spool.stats()).toMatchObject({ listeners: 0, recordings: 1 }));
  now = 61_000;
  spool.sweep();
  expect(spool.stats()).toMatchObject({ recordings: 0, reservedBytes: 0 });
  expect((await player.get()).body.equals(bytes)).toBe(true);
  expect(player.upstream.requests).toHaveLength(2);
});

test("an observer sees each byte once and in order, over cuts, pauses and several listeners", async () => {
  const observer = recordingObserver();
  player = await startPlayer(
    { bytes: BYTES, holdAt: 1_000_000, cutAfter: [1_500_000, 2_000_000] },
    { serve: { observe: observer.make } },
  );
  const { get, spool, upstream } = player;
  (await player.listen({ range: "bytes=2500000-" })).destroy();
  await eventually(() => expect(spool.stats()).toMatchObject({ listeners: 0, downloads: 0 }));
  upstream.release();
  await Promise.all([get(), get(), get()]);
  await eventually(() => expect(observer.finished).toBe(1));
  expect(observer.made).toBeLessThanOrEqual(2);
  expect(Buffer.concat(observer.chunks).equals(BYTES)).toBe(true);
});

test("an observer is never told that a recording ended which did not", async () => {
  const observer = recordingObserver();
  player = await startPlayer(
    { bytes: BYTES, cutAfter: Array(20).fill(1_000_000) },
    { serve: { observe: observer.make } },
  );
  await expect(player.get()).rejects.toThrow("aborted");
  player.upstream.behaviour = { bytes: BYTES };
  await player.get();
  await eventually(() => expect(observer.finished).toBe(1));
});

test("a lease waits for the whole recording and for its observer", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 });
  const { signal } = new AbortController();
  const lease = await player.spool.acquire({
    ...{ key: "t/i", version: "1", open: player.upstream.open, signal },
    observe: async () => ({ push: () => {}, finish: () => finished }),
  });
  let isWhole: boolean | undefined;
  const waiting = lease.whole().then((whole) => {
    isWhole = whole;
  });
  player.upstream.release();
  await player.get();
  expect(isWhole).toBeUndefined();
  finish();
  await waiting;
  expect(isWhole).toBe(true);
  lease.release();
});

test("a lease on what cannot be kept does not wait for it", async () => {
  player = await startPlayer({ bytes: BYTES, holdAt: 1_000_000 }, { maxBytes: 0 });
  const { signal } = new AbortController();
  const lease = await player.spool.acquire({ key: "t/i", version: "1", open: player.upstream.open, signal });
  expect(await lease.whole()).toBe(false);
  lease.release();
});

function recordingObserver() {
  const observer = {
    made: 0,
    finished: 0,
    chunks: [] as Buffer[],
    async make() {
      observer.made += 1;
      observer.chunks = [];
      return {
        push: (chunk: Buffer) => void observer.chunks.push(Buffer.from(chunk)),
        finish: () => {
          observer.finished += 1;
        },
      };
    },
  };
  return observer;
}
