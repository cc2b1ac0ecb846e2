const MAX_LENGTH = 200;

/** `?find=lamp`: what to look for in the transcript; "" for anything else. */
export function parseFind(value: string | string[] | undefined): string {
  return typeof value === "string" ? value.replaceAll("\0", "").trim().slice(0, MAX_LENGTH) : "";
}
