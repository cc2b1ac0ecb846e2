/** Control characters, direction marks and spaces of no width: in a name they only hide or mislead. */
const UNSEEN = /[\p{Cc}\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
/** Of these, all but those that end a line or move on in it. */
const MISLEADING = /[^\P{Cc}\t\r\n]|[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A text that holds strangers' names, without what would hide or turn around what stands beside them. */
export function withoutMisleading(text: string): string {
  return text.replaceAll(MISLEADING, "");
}

/**
 * A name as one line of what can be seen. Joiners stay, as some scripts need them. Empty when nothing can be seen.
 */
export function toPlainName(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll(UNSEEN, "").replaceAll(/ +/g, " ").trim();
  return SEEN.test(line) ? line : "";
}
