import iconv from "iconv-lite";
import { AppError } from "@/lib/errors";

const SAMPLE_BYTES = 1024;
/** So many times as many bytes that are no UTF-8 as letters that are, and those letters are chance. */
const BY_CHANCE = 10;

/**
 * The text of a file from a spreadsheet: UTF-8 or UTF-16 with or without a mark, else Windows-1252. Throws
 * `invalid_input` with the line of the first byte that is neither, as a guess would spoil names.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = wideEncodingOf(bytes);
  if (encoding) return whole(iconv.decode(bytes, encoding));
  const { letters, strays, firstStray } = readUtf8(bytes);
  if (strays === 0) return iconv.decode(bytes, "utf8");
  if (letters > 0 && strays <= letters * BY_CHANCE) throw unreadable(lineAt(bytes, firstStray));
  return whole(iconv.decode(bytes, "win1252"));
}

function wideEncodingOf(bytes: Uint8Array): "utf16le" | "utf16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf16le";
  if (first === 0xfe && second === 0xff) return "utf16be";
  // In UTF-16 each separator and line end has a NUL beside it; other text has none at all.
  const firstNul = bytes.subarray(0, SAMPLE_BYTES).indexOf(0);
  if (firstNul < 0) return null;
  return firstNul % 2 === 1 ? "utf16le" : "utf16be";
}

/** How many letters beyond ASCII are UTF-8, how many bytes are not, and where the first of those is. */
function readUtf8(bytes: Uint8Array): { letters: number; strays: number; firstStray: number } {
  let [letters, strays, firstStray] = [0, 0, -1];
  for (let at = 0; at < bytes.length; ) {
    const length = utf8LengthAt(bytes, at);
    if (length > 1) letters += 1;
    if (length === 0) {
      strays += 1;
      if (firstStray < 0) firstStray = at;
    }
    at += Math.max(1, length);
  }
  return { letters, strays, firstStray };
}

/** Of the character at `at`, in bytes; 0 for none (RFC 3629, 4). */
function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  const isTooShort = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const isBeyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return isTooShort || isBeyond ? 0 : length;
}

/** Control characters are in no spreadsheet, and U+FFFD stands for what the encoding does not have. */
function whole(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const stray = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\ufffd\p{Surrogate}]/u.exec(text);
  if (stray) throw unreadable(text.slice(0, stray.index).split(/\r\n|\r|\n/).length);
  return text;
}

function lineAt(bytes: Uint8Array, position: number): number {
  return iconv.decode(bytes.subarray(0, position), "latin1").split(/\r\n|\r|\n/).length;
}

function unreadable(line: number): AppError {
  return new AppError(
    "invalid_input",
    `Line ${line} is written in another encoding than the file. Save it as “CSV UTF-8”, and look at that line.`,
  );
}
