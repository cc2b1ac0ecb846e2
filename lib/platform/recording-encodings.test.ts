// What object stores and proxies really say of a recording's bytes, and how it is read.
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SESSION_ID, startTestPlatform } from "@/testing/platform-server";
import { tone, wavFile } from "@/testing/recording/wav-file";
import { begin, unpacked } from "./begin-stream";
import { PlatformContractError } from "./errors";

const WAV = wavFile(2, tone([200, 1500]));

async function opened(headers: { "content-encoding": string | string[] }, body: Buffer) {
  const { client } = await startTestPlatform((_, response) =>
    response
      .setHeader("content-encoding", headers["content-encoding"])
      .writeHead(200, { "content-type": "audio/wav", "content-length": body.length })
      .end(body),
  );
  return client.openRecording(SESSION_ID);
}

const once = gzipSync(WAV);
const PACKED: [encoding: string | string[], bytes: Buffer][] = [
  ["gzip", once],
  ["GZIP", once],
  ["x-gzip", once],
  ["gzip, identity", once],
  ["identity,gzip", once],
  ["aws-chunked,gzip", once],
  ["gzip,aws-chunked", once],
  ["utf-8, gzip", once],
  [["aws-chunked", "gzip"], once],
  [" gzip ;q=1.0 , ", once],
  ["gzip, gzip", gzipSync(once)],
  // Packed once, and said twice by whoever passed it on.
  ["gzip, gzip", once],
  ["deflate", deflateSync(WAV)],
  ["deflate", deflateRawSync(WAV)],
  ["br", brotliCompressSync(WAV)],
  ["gzip, br", brotliCompressSync(once)],
  ["br, gzip", gzipSync(brotliCompressSync(WAV))],
];

for (const [encoding, bytes] of PACKED)
  test(`a recording of ${bytes.length} bytes that is said to be "${encoding}" is unpacked`, async () => {
    const recording = await opened({ "content-encoding": encoding }, bytes);
    expect((await buffer(recording.body)).equals(WAV)).toBe(true);
    // What is known of the packed bytes is not told of these.
    expect(recording).toMatchObject({ sizeBytes: null, acceptsRanges: false, contentType: "audio/wav" });
  });

for (const encoding of [
  ...["", "identity", "none", "binary", "UTF-8", "aws-chunked", "null", "audio/wav", "base64url, 8bit", ",,"],
  // Somebody on the way has unpacked it and left the header.
  ...["gzip", "deflate", "br", "zstd", "compress", "gzip, gzip", "aws-chunked,gzip"],
])
  test(`a recording that is as it should be and is said to be "${encoding}" passes`, async () => {
    const recording = await opened({ "content-encoding": encoding }, WAV);
    expect(recording.sizeBytes).toBe(WAV.length);
    expect((await buffer(recording.body)).equals(WAV)).toBe(true);
  });

const NEVER: [what: string, encoding: string, bytes: Buffer][] = [
  ["packed in a way that nobody reads any more", "compress", Buffer.from([0x1f, 0x9d, 0x90, 1, 2, 3])],
  ["packed five times over", "gzip, gzip, gzip, gzip, gzip", once],
  ["damaged in its first bytes", "gzip", Buffer.concat([once.subarray(0, 10), Buffer.alloc(500, 0xff)])],
  ["nothing that Brotli can unpack", "br", Buffer.alloc(500, 0x11)],
  ["nothing that can be inflated", "deflate", Buffer.alloc(500, 0xff)],
];

for (const [what, encoding, bytes] of NEVER)
  test(`a recording that is ${what} will never play, and that is what is said`, async () => {
    await expect(opened({ "content-encoding": encoding }, bytes)).rejects.toMatchObject({
      ...{ name: "PlatformContractError", path: "content-encoding", retryable: false },
    });
  });

test("an empty recording stays empty, whatever is said of it", async () => {
  for (const encoding of ["gzip", "br", "deflate", "zstd", "compress, gzip"]) {
    const recording = await opened({ "content-encoding": encoding }, Buffer.alloc(0));
    expect(await buffer(recording.body)).toHaveLength(0);
  }
});

test("what is damaged or cut off later on errors, and never ends as if it were whole", async () => {
  const packed = gzipSync(Buffer.concat([WAV, randomBytes(400_000)]));
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, packed.length - 20_000, packed.length - 10_000);
  for (const bytes of [damaged, packed.subarray(0, packed.length - 5_000)]) {
    const { body } = await opened({ "content-encoding": "gzip" }, bytes);
    await expect(buffer(body)).rejects.toMatchObject({ path: "content-encoding", retryable: false });
  }
});

test("a part of what is said to be packed is not taken: all of it is asked for", async () => {
  for (const [encoding, bytes] of [
    ["gzip", once],
    ["br", WAV],
  ] as const) {
    const { client, requests } = await startTestPlatform((request, response) => {
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
      const range = { "content-range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
      response
        .writeHead(start ? 206 : 200, {
          "content-type": "audio/wav",
          "content-encoding": encoding,
          ...(start && range),
        })
        .end(bytes.subarray(start));
    });
    const recording = await client.openRecording(SESSION_ID, { rangeStart: 500 });
    expect(recording.rangeStart).toBe(0);
    expect((await buffer(recording.body)).equals(WAV)).toBe(true);
    expect(requests).toHaveLength(2);
  }
});

test("a few bytes that become very many are cut off at a bound, not kept", async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(32 * 1024 * 1024)));
  const breach = new PlatformContractError({ code: "X", endpoint: "it", path: "content-encoding" });
  const begun = await unpacked(await begin(Readable.from([bomb])), ["gzip", "gzip"], breach, 1024 * 1024);
  let sizeBytes = 0;
  const read = async () => {
    for await (const chunk of begun?.stream ?? []) sizeBytes += (chunk as Buffer).length;
  };
  await expect(read()).rejects.toBe(breach);
  expect(sizeBytes).toBeLessThanOrEqual(1024 * 1024);
});
