/** `65` → `1:05`, `3725` → `1:02:05`. Seconds are rounded down; a negative or unusable number is `0:00`. */
export function formatDuration(totalSeconds: number): string {
  const { hours, minutes, seconds } = splitDuration(totalSeconds);
  const tail = `${String(seconds).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** The same in words, for screen readers: `65` → `1 minute 5 seconds`. */
export function describeDuration(totalSeconds: number): string {
  const { hours, minutes, seconds } = splitDuration(totalSeconds);
  const parts = [inWords(hours, "hour"), inWords(minutes, "minute"), inWords(seconds, "second")];
  return parts.filter((part) => part !== null).join(" ") || "0 seconds";
}

/** The same as an ISO 8601 duration, for `<time dateTime>`: `65` → `PT1M5S`. */
export function isoDuration(totalSeconds: number): string {
  const { hours, minutes, seconds } = splitDuration(totalSeconds);
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${seconds}S`;
}

function splitDuration(totalSeconds: number) {
  const whole = Number.isFinite(totalSeconds) ? Math.max(0, Math.floor(totalSeconds)) : 0;
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}

function inWords(count: number, unit: string): string | null {
  return count === 0 ? null : `${count} ${unit}${count === 1 ? "" : "s"}`;
}
