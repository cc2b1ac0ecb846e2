import { isObject } from "./json";
import { keyWords } from "./key-words";
import { remember } from "./remember";

/** What a list of participants tells about one of them. */
export type Person = { name: string | null; role: string | null };

const LISTS =
  /^(speakers|participants|attendees|members|users|people|persons|speakernames|speakermap|speakermapping|speakerlabels|parties|roster)$/;
// Each list best first.
const PARTS = {
  id: /^(?:(?:speaker|user|participant)?id|key|identity|email|speaker|tag|label)$/,
  name: /^(?:(?:speaker|display|full|real|user|participant|nick)?name|label)$/,
  role: /^(?:(?:participant|speaker)?role|type|kind)$/,
};
const WEAK = /^(?:label|key|email|tag|type|kind|identity|speaker|nickname|username)$/;

export const isPeopleKey = remember((key) => LISTS.test(keyWords(key).join("")));

/** The people in a list of participants by their ids, or null when the value is no such list. */
export function readPeople(key: string, value: unknown): Map<string, Person> | null {
  if (typeof value !== "object" || value === null || !isPeopleKey(key)) return null;
  const people = new Map<string, Person>();
  for (const [id, entry] of Object.entries(value)) {
    if (typeof entry === "string" && !Array.isArray(value)) people.set(id, { name: entry, role: null });
    else if (isObject(entry)) {
      if (Object.values(entry).some((inner) => Array.isArray(inner) && inner.length > 0)) return null;
      const { id: given, ...person } = personOf(entry);
      const ownId = given === null ? (Array.isArray(value) ? null : id) : String(given);
      if (ownId !== null && (person.name !== null || person.role !== null)) people.set(ownId, person);
    }
  }
  const isComplete = Array.isArray(value) || people.size === Object.keys(value).length;
  return people.size > 0 && isComplete ? people : null;
}

/** What an object in the place of somebody says of them: `{ id, name, role }` under whatever keys. */
export function personOf(entry: Record<string, unknown>): Person & { id: string | number | null } {
  const person: Person & { id: string | number | null } = { id: null, name: null, role: null };
  for (const key in entry) {
    const value = entry[key];
    if ((typeof value !== "string" || value.trim() === "") && typeof value !== "number") continue;
    const word = keyWords(key).join("");
    const isWeak = WEAK.test(word);
    if (PARTS.id.test(word) && (person.id === null || !isWeak)) person.id = value;
    if (PARTS.name.test(word) && (person.name === null || !isWeak)) person.name = String(value);
    if (PARTS.role.test(word) && (person.role === null || !isWeak)) person.role = String(value);
  }
  return person;
}
