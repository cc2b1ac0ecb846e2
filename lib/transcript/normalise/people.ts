import { isObject, member } from "./json";
import { keyWords } from "./key-words";
import { remember } from "./remember";

/** What a list of participants tells about one of them. */
export type Person = { name: string | null; role: string | null };

const LISTS =
  /^(speakers|participants|attendees|members|users|people|persons|speakernames|speakermap|speakermapping|speakerlabels|parties|roster)$/;
const IDS = [
  "id",
  "speakerId",
  "speaker_id",
  "ParticipantId",
  "participantId",
  "participant_id",
  "userId",
  "user_id",
  "key",
  "speaker",
  "label",
  "@id",
];
const NAMES = [
  "name",
  "displayName",
  "display_name",
  "fullName",
  "full_name",
  "speakerName",
  "speaker_name",
  "username",
  "label",
];
const ROLES = ["role", "ParticipantRole", "participantRole", "participant_role", "type", "kind"];

export const isPeopleKey = remember((key) => LISTS.test(keyWords(key).join("")));

/** The people in a list of participants by their ids, or null when the value is no such list. */
export function readPeople(key: string, value: unknown): Map<string, Person> | null {
  if (typeof value !== "object" || value === null || !isPeopleKey(key)) return null;
  const people = new Map<string, Person>();
  for (const [id, entry] of Object.entries(value)) {
    if (typeof entry === "string" && !Array.isArray(value)) people.set(id, { name: entry, role: null });
    else if (isObject(entry)) {
      if (Object.values(entry).some((inner) => Array.isArray(inner) && inner.length > 0)) return null;
      const person = { name: firstText(entry, NAMES), role: firstText(entry, ROLES) };
      const ownId = firstText(entry, IDS) ?? (Array.isArray(value) ? null : id);
      if (ownId !== null && (person.name !== null || person.role !== null)) people.set(ownId, person);
    }
  }
  const isComplete = Array.isArray(value) || people.size === Object.keys(value).length;
  return people.size > 0 && isComplete ? people : null;
}

function firstText(entry: Record<string, unknown>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = member(entry, key);
    if ((typeof value === "string" && value.trim() !== "") || typeof value === "number") return String(value);
  }
  return null;
}
