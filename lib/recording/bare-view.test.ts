import { expect, onTestFinished, test } from "vitest";
import { startPlayer } from "@/testing/recording/player";
import { chunk, tone, wavFile } from "@/testing/recording/wav-file";

const NAMED = [
  chunk("LIST", Buffer.from("INFOIART\x0a\0\0\0Ada Secret")),
  chunk("id3 ", Buffer.from("ID3 Ada Secret!")),
];
const SOUND = tone([100, 700]);
const BARE = wavFile(1, SOUND);
const FULL = wavFile(1, SOUND, { before: NAMED, after: NAMED });

async function playing(content: Buffer, more: object = {}, isBare = true) {
  const player = await startPlayer(
    { bytes: content, contentType: "audio/wav", ...more } as Parameters<typeof startPlayer>[0],
    { serve: { isBare } },
  );
  onTestFinished(() => player.close());
  return player;
}

test("A masked reader gets the format and the samples of a WAV file, and nothing else", async () => {
  const player = await playing(FULL);
  const { statusCode, headers, body } = await player.get();
  expect(statusCode).toBe(200);
  expect(body.equals(BARE)).toBe(true);
  expect(headers["content-length"]).toBe(String(BARE.length));
  for (const [first, last] of [
    [0, 9],
    [40, 50],
    [43, 44],
    [44, 60],
    [1000, 1999],
    [BARE.length - 5, BARE.length - 1],
  ] as const) {
    const part = await player.get({ range: `bytes=${first}-${last}` });
    expect(part.statusCode).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes ${first}-${last}/${BARE.length}`);
    expect(part.body.equals(BARE.subarray(first, last + 1)), `${first}-${last}`).toBe(true);
  }
  expect((await player.get({ range: `bytes=${BARE.length}-` })).statusCode).toBe(416);
});

test("The two forms of one recording are told apart by their ETags", async () => {
  const tags = [];
  for (const isBare of [true, false]) tags.push((await (await playing(FULL, {}, isBare)).get()).headers.etag);
  expect(tags[0]).not.toBe(tags[1]);
});

test("Tags before and behind an MP3 stay out", async () => {
  const frames = Buffer.alloc(2000, 0xff);
  frames.set([0xff, 0xfb, 0x90, 0x64]);
  const tag = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\x0aAda Secret", "latin1")]);
  const behind = Buffer.concat([Buffer.from("TAGAda Secret"), Buffer.alloc(115)]);
  const { body } = await (await playing(Buffer.concat([tag, frames, behind]))).get();
  expect(body.equals(frames)).toBe(true);
});

test("A file of which the sound cannot be told apart is not handed out", async () => {
  const { statusCode, body } = await (
    await playing(Buffer.from(`OggS\0\x02${"x".repeat(80)}Ada Secret`, "latin1"))
  ).get();
  expect([statusCode, body.length]).toEqual([422, 0]);
});
