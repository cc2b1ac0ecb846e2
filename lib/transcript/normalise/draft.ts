import { type Context, isKnown, type RawTime, type SpeakerRef } from "./frame";
import { isContainer, isObject, type JsonObject } from "./json";
import { isOfSpeaker, isOfState, type KeyMeaning } from "./key-meaning";
import { isPeopleKey, personOf } from "./people";
import type { Glue } from "./piece";
import { isInterimType, isNotSpokenRole, isNotSpokenType, roleOf, sidesOfSwitch } from "./roles";
import type { Shape } from "./shape";
import { isTechnicalPart } from "./technical-keys";
import { msOf } from "./times/raw-time";
import { readRange, readTime } from "./times/read-time";

const EPOCH_AMOUNT = 9e8;
const NUMBERS_AS_TEXT_TO_RANK = 7;
const MERGED_RANK = 50;
const LONGER_BY = 1.3;
/** From here on a name may be that of a thing. */
const THING_RANK = 8;
/** A time on the clock on the wall is worth less than one on the tape, but more than a mere moment. */
const CLOCK_RANK = 4.5;
const NEVER = Number.POSITIVE_INFINITY;
/** `conferences/1/entries/3` names a row somewhere, nobody. */
const RESOURCE_PATH = /^[^\s/]+(?:\/[^\s/]+){2,}$/;

/** What the members of one object tell, each by the best of its keys. Used again for object after object. */
export class Draft {
  text: string | null = null;
  textKey = "";
  textRank = NEVER;
  /** A further text that says much more than the one that is shown. */
  longerKey: string | null = null;
  readonly byKey: { key: string; text: string }[] = [];
  ref: string | number | null = null;
  name: string | null = null;
  role: string | null = null;
  channel: string | number | null = null;
  start: RawTime | null = null;
  duration: RawTime | null = null;
  type: string | null = null;
  id: string | number | null = null;
  language: string | null = null;
  confidence: number | null = null;
  punctuation: string | null = null;
  glue: Glue = "none";
  isInterim = false;
  isFinal = false;
  isNotSpoken = false;
  endOnTape: RawTime | null = null;
  endOnClock: RawTime | null = null;
  private switched: string | null = null;
  /** The one entry of a list of people beside a text. */
  private only: unknown = null;
  private longest = 0;
  private readonly ranks = { ...NO_RANKS };

  constructor(private readonly opened: ReadonlyMap<string, object>) {}

  read(value: object, shape: Shape): void {
    this.reset();
    this.readMembers(value as JsonObject, shape, 0);
    if (this.only !== null && this.text !== null && !this.hasSpeaker())
      this.readSpeaker("speaker", this.only, { kind: "ref", rank: 0, unitMs: 0 }, 0);
    if (this.text !== null && this.longest > this.text.length * LONGER_BY + 20) return;
    this.longerKey = null;
  }

  /** An end of one kind with the start: on the clock on the wall nothing ends that starts at 1.2 s. */
  get end(): RawTime | null {
    if (!this.start) return this.endOnTape ?? this.endOnClock;
    return msOf(this.start, 1) >= EPOCH_AMOUNT ? this.endOnClock : this.endOnTape;
  }

  /** Who spoke, with what the containers around tell; the same object where nothing is added. */
  speakerIn({ speaker }: Context): SpeakerRef {
    const { ref, name, role, channel } = this;
    const isOwn = this.hasSpeaker();
    if (!isOwn && channel === null && (this.switched === null || isKnown(speaker))) return speaker;
    if (!isOwn && (this.switched === null || isKnown(speaker))) return { ...speaker, channel };
    return { ref, name, role: isOwn ? role : this.switched, channel: channel ?? speaker.channel };
  }

  /** Whether it has nothing but a name, as things have, too. */
  get isOnlyNamed(): boolean {
    return this.name !== null && this.ref === null && this.role === null && this.ranks.name >= THING_RANK;
  }

  forgetName(): void {
    this.name = null;
  }

  hasSpeaker(): boolean {
    return this.ref !== null || this.name !== null || this.role !== null;
  }

  private reset(): void {
    this.text = null;
    this.textRank = NEVER;
    this.longerKey = null;
    this.longest = 0;
    if (this.byKey.length > 0) this.byKey.length = 0;
    this.ref = this.name = this.role = this.channel = this.switched = null;
    this.start = this.duration = this.endOnTape = this.endOnClock = null;
    this.type = this.id = this.language = this.confidence = this.punctuation = null;
    this.only = null;
    this.glue = "none";
    this.isInterim = this.isFinal = this.isNotSpoken = false;
    const { ranks } = this;
    ranks.ref = ranks.name = ranks.role = ranks.channel = NEVER;
    ranks.start = ranks.endOnTape = ranks.endOnClock = NEVER;
  }

  private readMembers(object: JsonObject, shape: Shape, merged: number): void {
    let index = -1;
    // JSON has no members that are inherited, and this way no list of keys is made for each object.
    for (const key in object) {
      const value = object[key];
      index += 1;
      if (value === null || value === undefined || value === "") continue;
      const member = shape.member(key, index);
      const { meaning } = member;
      if (merged > 0 ? isOfSpeaker(meaning, value) || isOfState(meaning) : true) {
        this.readMember(key, value, meaning, meaning.rank + merged, member);
      }
    }
  }

  private readMember(key: string, value: unknown, meaning: KeyMeaning, rank: number, member: Shape): void {
    switch (meaning.kind) {
      case "text":
        this.readText(key, value, rank);
        break;
      case "roleText":
        if (typeof value === "string" && value.trim() !== "") this.byKey.push({ key, text: value });
        else if (typeof value === "boolean") this.readSwitch(key, value);
        break;
      case "ref":
      case "name":
      case "role":
      case "channel":
        this.readSpeaker(key, value, meaning, rank);
        break;
      case "start":
      case "end":
      case "duration":
      case "range":
        this.readTimes(value, meaning, rank);
        break;
      case "type":
        if (typeof value === "string") this.readType(value, rank);
        break;
      case "final":
      case "partial":
        if (typeof value === "boolean" || /^(?:true|false)$/i.test(String(value))) {
          if (/true/i.test(String(value)) === (meaning.kind === "final")) this.isFinal = true;
          else this.isInterim = true;
        } else if (isInterimType(String(value))) this.isInterim = true;
        break;
      case "language":
        if (typeof value === "string") this.language ??= value;
        break;
      case "confidence":
        if (typeof value !== "object" && Number(value) >= 0 && Number(value) <= 1)
          this.confidence ??= Number(value);
        break;
      case "punctuation":
        if (typeof value === "string" && /^[^\p{L}\p{N}]{1,4}$/u.test(value)) this.punctuation = value;
        break;
      case "attaches":
        if (value === "next") this.glue = "after";
        break;
      case "id":
        if (typeof value === "string" || typeof value === "number") this.id ??= value;
        break;
      default:
        if (typeof value === "boolean" || value === 0 || value === 1) this.readSwitch(key, Boolean(value));
        else if (Array.isArray(value)) {
          if (value.length === 1 && isPeopleKey(key)) [this.only] = value;
        } else if (rank === 0 && !member.hasText && !isTechnicalPart(key)) {
          const inner = typeof value === "string" && member.isOpened ? this.opened.get(value) : value;
          if (isObject(inner)) this.readMembers(inner, member, MERGED_RANK);
        }
    }
  }

  private readText(key: string, value: unknown, rank: number): void {
    if (typeof value === "string") {
      if (rank >= this.textRank || (value.trim() === "" && this.text !== null)) {
        if (value.length > this.longest) this.noteLonger(key, value);
        return;
      }
      if (this.text !== null && this.text.length > this.longest) this.noteLonger(this.textKey, this.text);
      this.text = value;
      this.textKey = key;
      this.textRank = rank;
      if (/^(partial|delta)$/.test(key)) this.isInterim = true;
    } else if (typeof value === "number" && rank <= NUMBERS_AS_TEXT_TO_RANK && rank < this.textRank) {
      this.text = String(value);
      this.textKey = key;
      this.textRank = rank;
    }
  }

  private noteLonger(key: string, { length }: string): void {
    this.longerKey = key;
    this.longest = length;
  }

  private readType(value: string, rank: number): void {
    if (isNotSpokenType(value)) this.isNotSpoken = true;
    if (isInterimType(value)) this.isInterim = true;
    if (/^punct/i.test(value)) this.glue = "before";
    if (rank < MERGED_RANK) this.type ??= value;
  }

  private readSwitch(key: string, value: boolean): void {
    const sides = sidesOfSwitch(key);
    if (sides) this.switched ??= value ? sides[0] : sides[1];
  }

  private readSpeaker(key: string, value: unknown, { kind }: KeyMeaning, rank: number): void {
    if (Array.isArray(value)) {
      if (kind === "channel" && typeof value[0] === "number") this.keep("channel", value[0], rank);
      else if (value.length === 1) this.readSpeaker(key, value[0], { kind, rank, unitMs: 0 }, rank);
    } else if (isObject(value)) {
      if (kind !== "channel") this.readPerson(value, rank);
    } else if (typeof value !== "string" && typeof value !== "number") {
      return;
    } else if (kind === "channel" || kind === "ref") {
      this.keep(kind, value, rank);
      if (kind === "ref" && typeof value === "string" && isNotSpokenRole(value)) this.isNotSpoken = true;
    } else if (typeof value === "number") return;
    else if (kind === "name") {
      if (!RESOURCE_PATH.test(value)) this.keep("name", value, rank);
    } else if (key.toLowerCase() === "source" && roleOf(value) === "unknown")
      this.keep("channel", value, rank + 5);
    else {
      if (isNotSpokenRole(value)) this.isNotSpoken = true;
      this.keep("role", value, rank);
    }
  }

  /** `{ id, name, role }` in the place of a speaker. */
  private readPerson(person: JsonObject, rank: number): void {
    const { id, name, role } = personOf(person);
    if (name !== null) this.keep("name", name, rank);
    if (id !== null) this.keep("ref", id, rank);
    if (role !== null) this.keep("role", role, rank);
  }

  private readTimes(value: unknown, { kind, unitMs }: KeyMeaning, rank: number): void {
    const [only] = Array.isArray(value) && value.length === 1 ? value : [value];
    const range = isContainer(only) ? readRange(only, unitMs) : null;
    if (range) {
      this.keepStart(range.start, rank);
      this.keepEnd(range.end, rank);
      return;
    }
    const time = readTime(value, unitMs);
    if (!time) return;
    if (kind === "end") this.keepEnd(time, rank);
    else if (kind === "duration") this.duration ??= time;
    else this.keepStart(time, kind === "range" ? rank + 3 : rank);
  }

  private keepStart(time: RawTime | null, rank: number): void {
    if (!time) return;
    this.keep("start", time, msOf(time, 1) >= EPOCH_AMOUNT ? Math.max(rank, CLOCK_RANK) : rank);
  }

  private keepEnd(time: RawTime | null, rank: number): void {
    if (time) this.keep(msOf(time, 1) >= EPOCH_AMOUNT ? "endOnClock" : "endOnTape", time, rank);
  }

  private keep<Key extends keyof typeof NO_RANKS>(
    key: Key,
    value: NonNullable<Draft[Key]>,
    rank: number,
  ): void {
    if (rank >= this.ranks[key]) return;
    this.ranks[key] = rank;
    (this as Draft)[key] = value;
  }
}

const NO_RANKS = {
  ref: NEVER,
  name: NEVER,
  role: NEVER,
  channel: NEVER,
  start: NEVER,
  endOnTape: NEVER,
  endOnClock: NEVER,
};
