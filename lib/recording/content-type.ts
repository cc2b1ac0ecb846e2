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
  "audio/aiff": ".aiff",
  "audio/basic": ".au",
  "audio/x-caf": ".caf",
  "audio/amr": ".amr",
};

/** Bytes that the browser will not interpret. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** The type that the browser is told: audio that we know, else UNKNOWN_TYPE. */
export function servedContentType(upstreamType: string): string {
  const type = upstreamType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(EXTENSIONS, type) ? type : UNKNOWN_TYPE;
}

/** Of a file with this type, with its dot; empty for a type that we do not know. */
export function extensionOf(contentType: string): string {
  return EXTENSIONS[contentType] ?? "";
}
