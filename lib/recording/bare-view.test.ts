import { expect, onTestFinished, test } from "vitest";
import { startPlayer } from "@/testing/recording/player";
import { bigEndian, chunk, tone, wavFile } from "@/testing/recording/wav-file";

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

test("Tags of every kind before and behind frames stay out, in any number", async () => {
  const id3 = Buffer.from("ID3\x04\0\0\0\0\0\x0aAda Secret", "latin1");
  const footed = Buffer.concat([
    Buffer.from("ID3\x04\0\x10\0\0\0\x0aAda Secret3DI\x04\0\x10\0\0\0\x0a", "latin1"),
  ]);
  const id3v1 = Buffer.concat([Buffer.from("TAGAda Secret"), Buffer.alloc(115)]);
  const ape = (hasHead: boolean) => {
    const items = Buffer.from("\x0a\0\0\0\0\0\0\0Artist\0Ada Secret", "latin1");
    const end = Buffer.from(`APETAGEX${"\0".repeat(24)}`, "latin1");
    end.writeUInt32LE(2000, 8);
    end.writeUInt32LE(items.length + 32, 12);
    end.writeUInt32LE(hasHead ? 0x8000_0000 : 0, 20);
    return Buffer.concat([...(hasHead ? [end] : []), items, end]);
  };
  const lyrics = Buffer.from("LYRICSBEGININD0000200Ada Secret000031LYRICS200", "latin1");
  for (const head of [
    [0xff, 0xfb, 0x90, 0x64],
    [0xff, 0xf1, 0x50, 0x80],
  ]) {
    const frames = Buffer.alloc(2000, 0xff);
    frames.set(head);
    for (const behind of [
      [],
      [id3v1],
      [ape(true)],
      [ape(false), id3v1],
      [lyrics, id3v1],
      [ape(true), footed],
    ])
      for (const before of [[], [id3], [footed]]) {
        const { statusCode, body } = await (
          await playing(Buffer.concat([...before, frames, ...behind]))
        ).get();
        expect(statusCode).toBe(200);
        expect(body.equals(frames), `${before.length} ${behind.length}`).toBe(true);
      }
  }
});

test("A WAV file is told from others behind a tag too, and in either order of its bytes", async () => {
  const tag = Buffer.concat([
    Buffer.from("ID3\x04\0\0\0\0\x01\x00", "latin1"),
    Buffer.alloc(128, "Ada Secret"),
  ]);
  const turned = bigEndian(wavFile(1, SOUND, { before: [NAMED[0] as Buffer] }));
  for (const [file, bare] of [
    [Buffer.concat([tag, FULL]), BARE],
    [turned, bigEndian(BARE)],
    [Buffer.concat([tag, turned]), bigEndian(BARE)],
  ] as const) {
    const { body } = await (await playing(file)).get();
    expect(body.equals(bare)).toBe(true);
  }
});

const NOT_HANDED_OUT = [
  [`OggS\0\x02${"x".repeat(80)}Ada Secret`, "not-maskable"],
  [`\0\0\0\x20ftypM4A ${"\0".repeat(60)}Ada Secret`, "not-maskable"],
  [`ID3\x04\0\0\0\0\0\x0aAda SecretfLaC${"\0".repeat(80)}`, "not-maskable"],
  ["<!doctype html><html><body>Sign in, Ada Secret</body></html>", "not-a-recording"],
] as const;

test("A file of which the sound cannot be told apart is not handed out, and why is said", async () => {
  for (const [content, problem] of NOT_HANDED_OUT) {
    const { statusCode, body, headers } = await (await playing(Buffer.from(content, "latin1"))).get();
    expect([statusCode, body.length, headers["x-recording-problem"]]).toEqual([422, 0, problem]);
  }
});
