import { lettersOf } from "./letters";

const MAX_LOST = 40;
const SHORT_LETTERS = 20;
const PROBE_LETTERS = 24;

/** Finds pieces of text again in a text already read, one after the other. */
export class Matcher {
  private at = 0;
  private lost = 0;

  constructor(private readonly letters: string) {}

  /** How many of the letters of `text` come, in this order, after what was found before. */
  find(text: string): { found: number; of: number } {
    const wanted = lettersOf(text);
    if (wanted === "") return { found: 0, of: 0 };
    if (this.letters.startsWith(wanted, this.at)) {
      this.at += wanted.length;
      return { found: wanted.length, of: wanted.length };
    }
    return { found: this.findInParts(wanted), of: wanted.length };
  }

  private findInParts(wanted: string): number {
    let found = 0;
    let from = 0;
    while (from < wanted.length) {
      const same = this.sameFrom(wanted, from);
      if (same >= Math.min(PROBE_LETTERS, wanted.length - from)) {
        found += same;
        from += same;
        this.at += same;
        continue;
      }
      const probe = wanted.slice(from, from + PROBE_LETTERS);
      const next = this.lost < MAX_LOST && probe.length >= 4 ? this.letters.indexOf(probe, this.at) : -1;
      if (next >= 0) this.at = next;
      else {
        this.lost += 1;
        from += PROBE_LETTERS;
      }
    }
    return found;
  }

  private sameFrom(wanted: string, from: number): number {
    let same = 0;
    while (
      from + same < wanted.length &&
      this.at + same < this.letters.length &&
      wanted.charCodeAt(from + same) === this.letters.charCodeAt(this.at + same)
    ) {
      same += 1;
    }
    return same;
  }
}

/** Of a running text nine tenths must be known; a list may have more, for its new entries can be told one by one. */
export type RepeatShare = 0.9 | 0.5;

/** Whether `texts` say, in order, what is in `letters` already. */
export function isRepeat(texts: readonly string[], letters: string, share: RepeatShare): boolean {
  const matcher = new Matcher(letters);
  let found = 0;
  let of = 0;
  for (const text of texts) {
    const match = matcher.find(text);
    found += match.found;
    of += match.of;
  }
  if (of === 0) return true;
  return found >= of * share && (of >= SHORT_LETTERS || of >= letters.length * 0.9);
}
