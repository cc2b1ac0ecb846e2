const AUDIO_TYPES = new Set([
  "audio/wav",
  "audio/x-wav",
  "audio/wave",
  "audio/vnd.wave",
  "audio/mpeg",
  "audio/mp4",
  "audio/x-m4a",
  "audio/aac",
  "audio/ogg",
  "audio/opus",
  "audio/webm",
  "audio/flac",
  "audio/x-flac",
]);

/** The type that the browser is told: audio that we know, else bytes that it will not interpret. */
export function servedContentType(upstreamType: string): string {
  const type = upstreamType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return AUDIO_TYPES.has(type) ? type : "application/octet-stream";
}
