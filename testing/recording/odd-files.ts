import { bigEndian, chunk, tone, wavFile } from "./wav-file";

/** A file as some program writes it, and what it is: the length that is heard, or why there is no waveform. */
export type OddFile = {
  name: string;
  bytes: Buffer;
  is: { durationMs: number } | { reason: string; codec?: string; durationMs?: number };
  /** What the browser is told when the platform says nothing. */
  contentType: string;
};

const SPEECH = tone([1000, 2000]);
const ODD = Buffer.from("odd");
const ID3 = Buffer.from("ID3\x04\0\0\0\0\0\x0a0123456789", "latin1");
const LONG_ID3 = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\x40\0", "latin1"), Buffer.alloc(8192, 0x41)]);

/** Every one is made here: nothing is stored, and nothing comes from elsewhere. */
export function oddFiles(): OddFile[] {
  return [...wavFiles(), ...codedWavFiles(), ...otherAudio(), ...noAudio()];
}

function wavFiles(): OddFile[] {
  const wav = (name: string, bytes: Buffer, durationMs = 3000): OddFile => ({
    ...{ name, bytes, contentType: "audio/wav" },
    is: durationMs > 0 ? { durationMs } : { reason: "empty" },
  });
  const padded = (byte: string) => Buffer.concat([chunk("note", ODD, 3, false), Buffer.from(byte)]);
  const long = (riffId: "RF64" | "BW64", dataBytes: number, after: Buffer[] = []) =>
    wavFile(3, SPEECH, { riffId, dataSize: 0xffffffff, before: [sizes(dataBytes)], after });
  const trailer = chunk("bext", Buffer.alloc(64_000, 0x41));
  return [
    wav("RF64 with its size, and a chunk behind the samples", movedFirst(long("RF64", 48_000, [trailer]))),
    wav("BW64 with its size, and a chunk behind the samples", movedFirst(long("BW64", 48_000, [trailer]))),
    wav("BW64 of a program that never came back to fill in the size", movedFirst(long("BW64", 0))),
    wav("BW64 like any short WAV file", wavFile(3, SPEECH, { riffId: "BW64" })),
    ...["\0", "A", " ", "d", "\u00ff"].map((byte) =>
      wav(
        `an odd chunk padded with ${JSON.stringify(byte)}`,
        wavFile(3, SPEECH, { before: [padded(byte).subarray(0, 11), Buffer.from(byte, "latin1")] }),
      ),
    ),
    wav("an odd chunk without padding", wavFile(3, SPEECH, { before: [chunk("note", ODD, 3, false)] })),
    wav("two odd chunks, padded with letters", wavFile(3, SPEECH, { before: [padded("x"), padded("y")] })),
    wav(
      "an odd LIST without padding before the samples",
      wavFile(3, SPEECH, { before: [chunk("LIST", ODD, 3, false)] }),
    ),
    wav(
      "a chunk of nothing before the samples",
      wavFile(3, SPEECH, { before: [chunk("fact", Buffer.alloc(0))] }),
    ),
    wav("a format without the bits of a sample", shortFormat(wavFile(3, SPEECH, { encoding: "u8" }))),
    wav("12 bits in 16", withFormat(wavFile(3, SPEECH), 34, 12)),
    wav("a wrong byte rate and block size", withFormat(withFormat(wavFile(3, SPEECH), 28, 7), 32, 9)),
    wav("a size of the samples beyond the end", wavFile(3, SPEECH, { dataSize: 0x7fffff00 })),
    wav("RIFX, whose numbers have their highest byte first", bigEndian(wavFile(3, SPEECH))),
    wav("a tag of MP3 before it", Buffer.concat([ID3, wavFile(3, SPEECH)])),
    wav("a long tag of MP3 before it", Buffer.concat([LONG_ID3, wavFile(3, SPEECH)])),
    wav("no samples", wavFile(0, SPEECH), 0),
    wav("one sample", Buffer.concat([wavFile(0, SPEECH, { dataSize: 2 }), Buffer.from([1, 2])]), 0),
  ];
}

/** Samples in blocks that are not read here: their number follows from the bytes a second. */
function codedWavFiles(): OddFile[] {
  const coded = (tag: number, codec: string, bytesPerSec: number, blockBytes: number): OddFile => {
    const format = Buffer.alloc(20);
    format.writeUInt16LE(tag, 0);
    format.writeUInt16LE(1, 2);
    format.writeUInt32LE(8000, 4);
    format.writeUInt32LE(bytesPerSec, 8);
    format.writeUInt16LE(blockBytes, 12);
    format.writeUInt16LE(2, 16);
    const samples = chunk("data", Buffer.alloc(bytesPerSec * 2, 0xd5));
    const body = Buffer.concat([
      Buffer.from("WAVE"),
      chunk("fmt ", format),
      chunk("fact", Buffer.alloc(4)),
      samples,
    ]);
    return {
      ...{ name: `a WAV file of ${codec}`, contentType: "audio/wav", bytes: chunk("RIFF", body) },
      is: { reason: "unsupported_encoding", codec, durationMs: 2000 },
    };
  };
  return [
    coded(2, "Microsoft ADPCM", 4096, 256),
    coded(17, "IMA ADPCM", 4055, 256),
    coded(49, "GSM 6.10", 1625, 65),
    coded(85, "MP3", 2000, 1),
    coded(0x4d4d, "format 19789", 1000, 1),
  ];
}

function otherAudio(): OddFile[] {
  const frames = (head: number[], frameBytes: number) =>
    Buffer.concat(
      Array.from({ length: 20 }, () =>
        Buffer.concat([Buffer.from(head), Buffer.alloc(frameBytes - head.length)]),
      ),
    );
  const files: [name: string, bytes: Buffer, contentType: string][] = [
    ["MP3 without a tag", frames([0xff, 0xfb, 0x90, 0x64], 417), "audio/mpeg"],
    ["MP3 of layer III at 22 kHz", frames([0xff, 0xf3, 0x40, 0xc4], 104), "audio/mpeg"],
    [
      "MP3 with a tag",
      Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\x0a0123456789"), frames([0xff, 0xfb, 0x90, 0], 417)]),
      "audio/mpeg",
    ],
    ["AAC in ADTS", frames([0xff, 0xf1, 0x50, 0x80, 0x10, 0x1f, 0xfc], 128), "audio/aac"],
    ["Ogg", Buffer.from(`OggS\0\x02${"\0".repeat(60)}`, "latin1"), "audio/ogg"],
    ["FLAC", Buffer.from(`fLaC\0\0\0\x22${"\0".repeat(60)}`, "latin1"), "audio/flac"],
    ["MP4", Buffer.from(`\0\0\0\x20ftypM4A ${"\0".repeat(60)}`, "latin1"), "audio/mp4"],
    ["WebM", Buffer.from(`\x1aE\xdf\xa3${"\0".repeat(60)}`, "latin1"), "audio/webm"],
    ["AIFF", Buffer.from(`FORM\0\0\0\x40AIFFCOMM${"\0".repeat(60)}`, "latin1"), "audio/aiff"],
    ["AU", Buffer.from(`.snd\0\0\0\x18${"\0".repeat(60)}`, "latin1"), "audio/basic"],
    [
      "bytes that nobody knows",
      Buffer.from("\x03\x01\x02\0".repeat(40), "latin1"),
      "application/octet-stream",
    ],
  ];
  return files.map(([name, bytes, contentType]) => ({ name, bytes, contentType, is: { reason: "not_wav" } }));
}

function noAudio(): OddFile[] {
  const texts: [name: string, text: string][] = [
    ["a page to sign in", "<!doctype html><html><body>Sign in</body></html>"],
    ["a store's refusal", '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'],
    ["a message", '{"message":"not here"}'],
    ["a line of text", "upstream connect error or disconnect"],
    ["a document", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3 and so on"],
  ];
  const empty = { name: "an empty file", bytes: Buffer.alloc(0), is: { reason: "empty" } };
  return [
    ...texts.map(([name, text]) => ({
      name,
      bytes: Buffer.from(text, "latin1"),
      is: { reason: "not_audio" },
    })),
    empty,
  ].map((file) => ({ ...file, contentType: "application/octet-stream" }));
}

/** `ds64` for samples of so many bytes. */
function sizes(dataBytes: number): Buffer {
  const content = Buffer.alloc(28);
  content.writeBigUInt64LE(BigInt(dataBytes), 8);
  return chunk("ds64", content);
}

/** The chunk that `wavFile` puts behind the format, before it, where it belongs. */
function movedFirst(file: Buffer): Buffer {
  const [head, format, ds64, rest] = [
    file.subarray(0, 12),
    file.subarray(12, 36),
    file.subarray(36, 72),
    file.subarray(72),
  ];
  return Buffer.concat([head, ds64, format, rest]);
}

function withFormat(file: Buffer, at: number, value: number): Buffer {
  file.writeUInt16LE(value, at);
  return file;
}

/** The format of 1991: 14 bytes. */
function shortFormat(file: Buffer): Buffer {
  const format = Buffer.from(file.subarray(12, 34));
  format.writeUInt32LE(14, 4);
  return Buffer.concat([file.subarray(0, 12), format, file.subarray(36)]);
}
