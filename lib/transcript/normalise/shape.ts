import { type KeyMeaning, meaningOf } from "./key-meaning";

const SAMPLES = 120;
const OTHER: KeyMeaning = { kind: "other", rank: 0, unitMs: 0 };

type Sample = string | number | boolean;

// Most places are single values or hold nothing; a document nested deep has a hundred thousand of them.
const NO_MEMBERS: ReadonlyMap<string, Shape> = new Map();
const NO_SHAPES: readonly Shape[] = [];
const NO_SAMPLES: readonly Sample[] = [];

/**
 * A place of the document with every index taken out: all entries of a list have one. What a member means is decided
 * here, once, from its key and from what stands under it in all entries.
 */
export class Shape {
  members: ReadonlyMap<string, Shape> = NO_MEMBERS;
  /** Members in the order in which they first came. */
  order: readonly Shape[] = NO_SHAPES;
  /** Of the entries of a list. */
  entry: Shape | null = null;
  strings = 0;
  numbers = 0;
  booleans = 0;
  objects = 0;
  lists = 0;
  /** Some string has a space in it. */
  isSpaced = false;
  samples: readonly Sample[] = NO_SAMPLES;
  meaning: KeyMeaning;
  private made: Map<string, Shape> | null = null;
  private ordered: Shape[] | null = null;
  private sampled: Sample[] | null = null;
  /** Lists of a fixed few scalars, read like objects. */
  isTuple = false;
  /** Some object or list stands below. */
  isHolder = false;
  /** Strings under it held JSON. */
  isOpened = false;
  /** Whether its meaning was worked out from the values because no key was known. */
  isInferred = false;
  /** Whether there is text of speech somewhere below. */
  hasText = false;
  /** Shown, or understood in another way. */
  isRead = false;
  /** Speech was read here or below, and so were those who spoke it. */
  isSpoken = false;

  constructor(
    readonly key: string,
    readonly parent: Shape | null,
  ) {
    this.meaning = key === "" ? OTHER : meaningOf(key);
  }

  /** The member of this key, which stood at `position` when the object was like the first one. */
  member(key: string, position: number): Shape {
    const guess = this.order[position];
    if (guess !== undefined && guess.key === key) return guess;
    const known = this.members.get(key);
    if (known) return known;
    const made = new Shape(key, this);
    if (this.members === NO_MEMBERS) {
      this.members = this.made = new Map();
      this.order = this.ordered = [];
    }
    this.made?.set(key, made);
    this.ordered?.push(made);
    return made;
  }

  /** The one shape of all entries. */
  entries(): Shape {
    this.entry ??= new Shape("", this);
    return this.entry;
  }

  note(value: unknown): void {
    if (typeof value === "string") {
      this.strings += 1;
      if (!this.isSpaced && value.includes(" ")) this.isSpaced = true;
    } else if (typeof value === "number") this.numbers += 1;
    else if (typeof value === "boolean") this.booleans += 1;
    else return;
    if (this.samples.length >= SAMPLES) return;
    if (this.samples === NO_SAMPLES) this.samples = this.sampled = [];
    this.sampled?.push(value);
  }

  /** The nearest key above the entries: of `words`, `words[3]` and `words[3][0]` it is `words`. */
  get listKey(): string {
    let at: Shape | null = this;
    while (at && at.key === "") at = at.parent;
    return at?.key ?? "";
  }
}
