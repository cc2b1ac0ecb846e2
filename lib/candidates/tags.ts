import { toPlainName } from "@/lib/format/plain-name";

export const TAG_MAX_LENGTH = 40;
export const MOST_TAGS = 20;

/** The tags without empty ones and repetitions. */
export function distinctTags(tags: string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const tag of tags) {
    const text = toPlainName(tag);
    const folded = text.toLocaleLowerCase("en");
    if (text !== "" && !byFolded.has(folded)) byFolded.set(folded, text);
  }
  return [...byFolded.values()];
}
