/** The text of a file from a spreadsheet: UTF-8 or UTF-16 with or without a mark, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  // The decoder itself drops the mark.
  return new TextDecoder(encoding).decode(bytes);
}

const SAMPLE_BYTES = 1024;

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // In UTF-16 each separator and line end has a NUL beside it; other text has none at all.
  const firstNul = bytes.subarray(0, SAMPLE_BYTES).indexOf(0);
  if (firstNul >= 0) return firstNul % 2 === 1 ? "utf-16le" : "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
