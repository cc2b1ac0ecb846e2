import type { Speaker, SpeakerRole } from "../types";
import type { SpeakerRef } from "./frame";
import type { Person } from "./people";
import { isRoleOnly, roleInName, roleOf } from "./roles";

const CODE = /^(spk|spkr|speaker|s|ch|channel)?[\s_:-]*(\d{1,6})$/i;
const READABLE = /^(speaker|channel)\s+\d+$/i;
const LETTER = /^(?:speaker[\s_-]{0,2})?([A-Z])$/i;
// As in `conferences/abc/participants/Eve`, where the last part names somebody; `Ann/Bob` and markup are names.
const RESOURCE_NAME = /^(?:[a-z][\w.:-]*\/)+[^\s/<>]+$/;
const UNKNOWN = /^\s*(unknown|unk|uu|none|null|n\/a|undefined|unidentified|-1|\?*)(\s+speaker)?\s*$/i;
const ROLE_LABELS: Record<SpeakerRole, string> = {
  interviewer: "Interviewer",
  candidate: "Candidate",
  unknown: "",
};

/** Turns what documents call their speakers into people with readable labels, in the order in which they speak. */
export class SpeakerLabels {
  readonly speakers: Speaker[] = [];
  private readonly byRef = new Map<string, string | null>();
  private readonly byLabel = new Map<string, { speaker: Speaker; ref: string | number | null }[]>();
  private readonly ids = new Set<string>();
  private latest: [SpeakerRef, string | null][] = [];
  private readonly firstNumber: number;

  constructor(
    refs: readonly SpeakerRef[],
    private readonly people: ReadonlyMap<string, Person>,
  ) {
    // Counting from nought is for machines.
    this.firstNumber = refs.some(({ ref, name }) => codeNumber(name ?? ref) === 0) ? 1 : 0;
  }

  /** The id of a speaker, or null for nobody known. */
  idOf(speaker: SpeakerRef): string | null {
    // Two speakers take turns, mostly, and are named the same way each time.
    for (const [last, id] of this.latest) {
      if (last.ref === speaker.ref && last.name === speaker.name && last.role === speaker.role) return id;
    }
    const id = this.find(speaker);
    this.latest = [[speaker, id], ...this.latest.slice(0, 2)];
    return id;
  }

  private find(speaker: SpeakerRef): string | null {
    const key = `${typeof speaker.ref} ${speaker.ref}\n${speaker.name}\n${speaker.role}`;
    const known = this.byRef.get(key);
    if (known !== undefined) return known;
    const id = this.add(speaker);
    this.byRef.set(key, id);
    return id;
  }

  private add({ ref, name, role }: SpeakerRef): string | null {
    const person = ref === null ? undefined : this.people.get(String(ref));
    const givenName = [name, person?.name].find((given) => given && !UNKNOWN.test(given)) ?? null;
    const givenRole = [role, person?.role].find((given) => given && roleOf(given) !== "unknown") ?? role;
    const partOf = givenRole && isRoleOnly(givenRole) ? roleOf(givenRole) : "unknown";
    const title = givenName ?? (ref === null ? null : String(ref).trim());
    const part = partOf === "unknown" && title !== null ? roleInName(title) : partOf;
    const label = this.labelOf(givenName, ref, givenRole, part);
    if (label === null) return null;
    return this.sameAs(label, ref, part) ?? this.addNew(label, ref, part);
  }

  /** Whoever has this label, unless they go by another id: two people of one name or part are two. */
  private sameAs(label: string, ref: string | number | null, part: SpeakerRole): string | null {
    const alike = this.byLabel.get(label.toLowerCase());
    const same = alike?.find((one) => ref === null || one.ref === null || String(one.ref) === String(ref));
    if (!same) return null;
    same.ref ??= ref;
    if (same.speaker.role === "unknown") same.speaker.role = part;
    return same.speaker.id;
  }

  private addNew(label: string, ref: string | number | null, role: SpeakerRole): string {
    const alike = this.byLabel.get(label.toLowerCase()) ?? [];
    const own = alike.length === 0 ? label : `${label} ${alike.length + 1}`;
    const speaker: Speaker = { id: this.freeId(own), label: own, role };
    this.speakers.push(speaker);
    this.byLabel.set(label.toLowerCase(), [...alike, { speaker, ref }]);
    return speaker.id;
  }

  private labelOf(
    name: string | null,
    ref: string | number | null,
    role: string | null,
    part: SpeakerRole,
  ): string | null {
    if (name !== null && !isRoleOnly(name)) return this.readable(name);
    const own = ref === null || UNKNOWN.test(String(ref)) ? null : String(ref).trim();
    if (
      own !== null &&
      name === null &&
      !isRoleOnly(own) &&
      !isIdentifier(own) &&
      !(part !== "unknown" && /^\S*\d\S*$|^[A-Z]$/.test(own))
    ) {
      return this.readable(own);
    }
    if (part !== "unknown") return ROLE_LABELS[part];
    if (own !== null && !isRoleOnly(own)) return this.readable(own);
    return role === null || UNKNOWN.test(role) ? null : this.readable(role);
  }

  private readable(text: string): string {
    const own = text.trim().replace(/^#/, "");
    const trimmed = RESOURCE_NAME.test(own) ? own.replace(/^.*\//, "") : own;
    if (READABLE.test(trimmed)) return capitalised(trimmed);
    const number = codeNumber(trimmed);
    if (number !== null) return `Speaker ${number + this.firstNumber}`;
    const letter = LETTER.exec(trimmed)?.[1];
    if (letter !== undefined && (trimmed.length > 1 || letter < "a"))
      return `Speaker ${letter.toUpperCase()}`;
    return /^[a-z\d]+([_-][a-z\d]+)*$/.test(trimmed) ? capitalised(trimmed.replace(/[_-]+/g, " ")) : trimmed;
  }

  private freeId(label: string): string {
    const slug =
      label
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
        .replace(/^-+|-+$/g, "")
        .slice(0, 60) || "speaker";
    let id = slug;
    for (let count = 2; this.ids.has(id); count += 1) id = `${slug}-${count}`;
    this.ids.add(id);
    return id;
  }
}

function codeNumber(ref: string | number | null): number | null {
  if (ref === null || READABLE.test(String(ref).trim())) return null;
  const match = CODE.exec(String(ref).trim());
  return match ? Number(match[2]) : null;
}

// A UUID or the like says nothing to a reader when the part is known.
function isIdentifier(text: string): boolean {
  return /^[\da-f]{8}-[\da-f-]{20,}$/i.test(text) || (/\d/.test(text) && /^[\w-]{16,}$/.test(text));
}

function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first.toUpperCase() + text.slice(first.length);
}
