import { isObject } from "./json";
import { meaningOf } from "./key-meaning";
import { isSideList } from "./list-names";
import type { Place } from "./pointer";
import { roleOfKey } from "./roles";
import { isKnown, NOBODY, type SpeakerRef, type Utterance } from "./utterance";

/** Of several lists, each may belong to one speaker: by its key, by the object around it, or by its channel. */
export function withSpeakerOfPlace(turns: Utterance[], place: Place): Utterance[] {
  if (turns.some(({ speaker }) => isKnown(speaker))) return turns;
  const speaker = speakerOfPlace(place);
  return speaker ? turns.map((turn) => ({ ...turn, speaker })) : turns;
}

function speakerOfPlace(place: Place): SpeakerRef | null {
  for (let at: Place | null = place, steps = 0; at?.parent && steps < 5; at = at.parent, steps += 1) {
    if (typeof at.key === "string" && roleOfKey(at.key) !== "unknown") return { ...NOBODY, role: at.key };
    if (isObject(at.value)) {
      for (const [key, value] of Object.entries(at.value)) {
        const { kind } = meaningOf(key);
        if (typeof value !== "string" && typeof value !== "number") continue;
        if (kind === "speaker") return { ...NOBODY, ref: value };
        if (kind === "speakerName" || kind === "role")
          return { ...NOBODY, [kind === "role" ? "role" : "name"]: String(value) };
      }
    }
    const side = at.parent.key;
    if (typeof at.key === "number" && typeof side === "string" && isSideList(side)) {
      return { ...NOBODY, ref: at.key };
    }
  }
  return null;
}
