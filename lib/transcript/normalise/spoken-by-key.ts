import type { JsonObject } from "./json";
import { roleOfKey } from "./roles";
import type { Used } from "./used";
import { NOBODY, type Utterance } from "./utterance";

/**
 * Items whose keys say who speaks: `{ question, answer }`, `{ interviewer: "…" }`. Speech comes in the order of the
 * members.
 */
export function readSpokenByKey(
  item: JsonObject,
  readInner: (value: unknown) => Utterance[],
  used: Used,
): Utterance[] {
  const utterances: Utterance[] = [];
  for (const key of Object.keys(item)) {
    const role = roleOfKey(key);
    if (role === "unknown") continue;
    for (const utterance of readInner(item[key])) {
      utterances.push({ ...utterance, source: item, speaker: { ...NOBODY, role } });
      used.read(item, key);
    }
  }
  return utterances;
}
