import { isContainer, type JsonObject } from "./json";
import { meaningOf } from "./key-meaning";
import { isProse } from "./prose";
import { type RawTime, readTime } from "./read-time";
import { isNotSpokenRole } from "./roles";
import { NO_WORDS, NOBODY, type SpeakerRef, type Utterance } from "./utterance";

/**
 * The plainest of items, which most documents consist of: one text, at most one of each other member, nothing
 * nested and nothing unknown. Null for all others, which `readItem` takes apart with care; what both read, they
 * read alike.
 */
export function readFlatItem(item: JsonObject): Utterance | null {
  let text: string | null = null;
  let ref: string | number | null = null;
  let role: string | null = null;
  let start: RawTime | null = null;
  let end: RawTime | null = null;
  for (const key of Object.keys(item)) {
    const value = item[key];
    if (value === null || typeof value === "boolean") {
      if (value !== null && UNCLEAR.has(meaningOf(key).kind)) return null;
      continue;
    }
    if (isContainer(value)) return null;
    const { kind, unitMs } = meaningOf(key);
    if (kind === "text") {
      if (text !== null || typeof value !== "string") return null;
      text = value.trim();
      if (text === "") return null;
    } else if (kind === "speaker" && key !== "from") {
      if (ref !== null || value === undefined) return null;
      ref = value as string | number;
    } else if (kind === "role" && key === "role") {
      if (role !== null || typeof value !== "string" || isNotSpokenRole(value)) return null;
      role = value;
    } else if (kind === "start" || kind === "end") {
      const time = readTime(value, unitMs);
      if (!time || (kind === "start" ? start : end) !== null) return null;
      if (kind === "start") start = time;
      else end = time;
    } else if (
      (kind !== "technical" && kind !== "confidence" && !(kind === "other" && typeof value === "number")) ||
      isProse(value)
    ) {
      return null;
    }
  }
  if (text === null || (typeof ref === "string" && (role !== null || isNotSpokenRole(ref)))) return null;
  if (start && end && start.amount >= EPOCH_AMOUNT !== end.amount >= EPOCH_AMOUNT) return null;
  const speaker: SpeakerRef =
    ref === null && role === null ? NOBODY : { ref, name: null, role, channel: null };
  return {
    text,
    words: NO_WORDS,
    speaker,
    start,
    end,
    duration: null,
    isInterim: false,
    language: null,
    source: item,
  };
}

const EPOCH_AMOUNT = 9e8;
const UNCLEAR = new Set("final partial".split(" "));
