import { id3Bytes } from "./id3";

/** How many of the first bytes `describeStart` looks at. */
export const START_BYTES = 64;

/**
 * What a file is by how it begins: audio of a media type, text that is none (a web page, an error, a document), nothing
 * at all, or something that nobody knows.
 */
export type FileStart = { kind: "audio"; contentType: string } | { kind: "not_audio" | "empty" | "unknown" };

/** Container signatures at the start of a file (WHATWG MIME Sniffing, section 6.2, and RFC 4337), dots for any byte. */
const SIGNATURES: [signature: string, contentType: string][] = [
  ["RIFF....WAVE", "audio/wav"],
  ["RF64....WAVE", "audio/wav"],
  ["BW64....WAVE", "audio/wav"],
  ["RIFX....WAVE", "audio/wav"],
  ["....ftyp", "audio/mp4"],
  ["ID3", "audio/mpeg"],
  ["OggS", "audio/ogg"],
  ["fLaC", "audio/flac"],
  ["\u001aE\u00df\u00a3", "audio/webm"],
  ["FORM....AIFF", "audio/aiff"],
  ["FORM....AIFC", "audio/aiff"],
  [".snd", "audio/basic"],
  ["caff", "audio/x-caf"],
  ["#!AMR", "audio/amr"],
];

const LEAST_TEXT = 16;
const DOCUMENTS = ["PK\u0003\u0004", "%PDF", "\u007fELF", "GIF8", "\u0089PNG", "\u00ff\u00d8\u00ff"];

/** Judges the first bytes of a file; `isWhole` when there are no more. */
export function describeStart(head: Buffer, isWhole = false): FileStart {
  if (head.length === 0 && isWhole) return { kind: "empty" };
  const tagBytes = id3Bytes(head);
  // Programs put a tag of MP3 before other files, too.
  const behindTag = tagBytes > 0 && tagBytes < head.length ? describeStart(head.subarray(tagBytes)) : null;
  if (behindTag?.kind === "audio") return behindTag;
  const text = head.toString("latin1", 0, START_BYTES);
  const known = SIGNATURES.find(([signature]) => startsLike(text, signature));
  if (known) return { kind: "audio", contentType: known[1] };
  const frames = frameType(head);
  if (frames) return { kind: "audio", contentType: frames };
  const isDocument = DOCUMENTS.some((signature) => text.startsWith(signature));
  return { kind: isDocument || isText(text) ? "not_audio" : "unknown" };
}

function startsLike(text: string, signature: string): boolean {
  if (text.length < signature.length) return false;
  // A dot at the start of one is itself.
  if (signature === ".snd") return text.startsWith(signature);
  return [...signature].every((character, index) => character === "." || character === text[index]);
}

/** MPEG audio and ADTS are frames without a container, each of which begins with eleven or twelve set bits. */
function frameType([first, second = 0, third = 0]: Buffer): string | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf6) === 0xf0 ? "audio/aac" : null;
  const [isVersion, isBitRate, isSampleRate] = [(second >> 3) & 3, third >> 4, (third >> 2) & 3];
  return isVersion !== 1 && isBitRate !== 15 && isSampleRate !== 3 ? "audio/mpeg" : null;
}

/** Samples have control bytes among their first, and text has none. A few bytes may be anything. */
function isText(text: string): boolean {
  const body = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  return (
    (body.length >= LEAST_TEXT || /^[<{[]/.test(body)) && !/[^\t\n\r\u0020-\u007e\u00a0-\u00ff]/.test(body)
  );
}
