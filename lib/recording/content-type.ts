const EXTENSIONS: Record<string, string> = {
  "audio/wav": ".wav",
  "audio/x-wav": ".wav",
  "audio/wave": ".wav",
  "audio/vnd.wave": ".wav",
  "audio/mpeg": ".mp3",
  "audio/mp4": ".m4a",
  "audio/x-m4a": ".m4a",
  "audio/aac": ".aac",
  "audio/ogg": ".ogg",
  "audio/opus": ".opus",
  "audio/webm": ".webm",
  "audio/flac": ".flac",
  "audio/x-flac": ".flac",
};

/** Bytes that the browser will not interpret. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** How many of the first bytes `sniffContentType` looks at. */
export const SNIFFED_BYTES = 12;

/** Container signatures at the start of a file (WHATWG MIME Sniffing, section 6.2), dots for any byte. */
const SIGNATURES: [string, string][] = [
  ["RIFF....WAVE", "audio/wav"],
  ["RF64....WAVE", "audio/wav"],
  ["....ftyp", "audio/mp4"],
  ["ID3", "audio/mpeg"],
  ["\u00ff\u00fb", "audio/mpeg"],
  ["OggS", "audio/ogg"],
  ["fLaC", "audio/flac"],
  ["\u001aE\u00df\u00a3", "audio/webm"],
];

/** The type that the browser is told: audio that we know, else UNKNOWN_TYPE. */
export function servedContentType(upstreamType: string): string {
  const type = upstreamType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(EXTENSIONS, type) ? type : UNKNOWN_TYPE;
}

/** What kind of audio begins like this; null when none that we know does. */
export function sniffContentType(head: Buffer): string | null {
  const text = head.toString("latin1");
  return SIGNATURES.find(([signature]) => startsLike(text, signature))?.[1] ?? null;
}

function startsLike(text: string, signature: string): boolean {
  return [...signature].every((character, index) => character === "." || character === text[index]);
}

/** Of a file with this type, with its dot; empty for a type that we do not know. */
export function extensionOf(contentType: string): string {
  return EXTENSIONS[contentType] ?? "";
}
