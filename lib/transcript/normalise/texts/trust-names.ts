import { isAside } from "../list-names";
import { remember } from "../remember";
import { isRoleOnly } from "../roles";
import { isName, type Line } from "./scan-line";

const SPEAKER = /^(?:speaker|participant|voice|spk|sp|person|guest|caller)[\s_#-]{0,2}(?!s$)\w{1,4}$/i;
const MOSTLY = 0.6;
const ENOUGH = 3;
const IN_BRACKETS = 0.3;
const CAPITALS = /^\p{Lu}[\p{Lu} .'’-]+$/u;
/** Words that begin a sentence rather than a name. */
const NO_NAMES =
  /^(?:the|an?|my|our|your|his|her|its|their|this|that|these|those|one|two|there|here|it|i|we|you|he|she|they|and|but|so|or|if|when|what|why|how|note|notes|example|ps|warning|remember)\b/i;

/**
 * The names among those that lines begin with. One is believed when it names a part (`Interviewer`, `Speaker 2`), when
 * it comes again, or when nearly all lines have one; somebody who speaks once, when others are believed already.
 */
export function trustNames(lines: readonly (Line | null)[]): ReadonlySet<string> {
  const written = lines.filter((line) => line !== null);
  const bracketed = written.filter(({ style, text }) => style === "brackets" && text !== "").length;
  // `(laughs)`, `[Music]`
  const areNames = bracketed >= written.length * IN_BRACKETS;
  const named = written.filter(
    ({ name, style }) => name !== null && style !== "alone" && (style !== "brackets" || areNames),
  );
  const counts = countsOf(named);
  const trusted = new Set<string>();
  const capitals = [...counts.keys()].filter((name) => CAPITALS.test(name) && !NO_NAMES.test(name));
  // `ANN: Hello.`, as in captions, when there are several
  const areCapitals = capitals.length > 1 && named.some(({ text }) => /\p{Ll}/u.test(text));
  for (const [name, { count, stamped, said }] of counts) {
    if (isSure(name, count) || (areCapitals && said > 0 && capitals.includes(name))) trusted.add(name);
    else if (count > 1 && said > 0 && (isProper(name) || stamped > 1 || count >= ENOUGH)) trusted.add(name);
  }
  const others = [...counts].filter(([name]) => !trusted.has(name));
  const areStyled = named.length >= written.length * MOSTLY && (trusted.size > 0 || counts.size > 1);
  const areAll = areStyled && named.length === written.length;
  const areStamped = named.filter(({ style }) => style === "stamp").length > 1;
  for (const [name, { said, stamped }] of others) {
    const isBelieved =
      areStyled || (areStamped && stamped > 0) || trusted.size > 1 || (trusted.size > 0 && stamped > 0);
    if (isBelieved && said > 0 && (isProper(name) || (areAll && !NO_NAMES.test(name)))) trusted.add(name);
  }
  return trusted.size > 0 ? trusted : trustAlone(written);
}

/** Names that stand alone above what they say. */
function trustAlone(lines: readonly Line[]): ReadonlySet<string> {
  const alone = lines.filter(({ style, name }) => style === "alone" && name !== null);
  const counts = countsOf(alone);
  const again = [...counts.values()].some(({ count }) => count > 1);
  return new Set(counts.size > 1 && again && alone.length >= 3 ? counts.keys() : []);
}

type Count = { count: number; stamped: number; said: number };

function countsOf(lines: readonly Line[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { name, style, text } of lines) {
    if (name === null || isAside(name)) continue;
    const known = counts.get(name) ?? { count: 0, stamped: 0, said: 0 };
    known.count += 1;
    if (style === "stamp") known.stamped += 1;
    // A line that ends in its colon breaks off, unless a name stands above its text.
    if (text !== "" || isProper(name)) known.said += 1;
    counts.set(name, known);
  }
  return counts;
}

/** Parts that are as often words of a sentence: `The answer: …` */
const WEAK_PART = /\b(?:answer|response|question|model|host|guest|real|a|q)\b/i;

/** Whether a name needs no other to be one: it names a part. */
export function isSure(name: string, count: number): boolean {
  return (
    (isRoleOnly(name) && (count > 1 || !WEAK_PART.test(name))) || SPEAKER.test(name) || /^[QA]$/.test(name)
  );
}

/** `March 1, 2026` */
const DATED = /\b(?:19|20)\d\d\b/;

/** Written like a name: capital letters, or a script that has none. */
export const isProper: (name: string) => boolean = remember((name) => {
  if (!isName(name) || DATED.test(name)) return false;
  if (NO_NAMES.test(name) && !/^[\p{Lu}\s.]{4,}$/u.test(name)) return false;
  const words = name.split(/[\s(),/]+/).filter((word) => word !== "");
  return words.every(
    (word) =>
      !/^\p{Ll}/u.test(word) ||
      /^(?:de|da|di|del|della|van|von|der|den|la|le|el|al|bin|ibn|of|e|y)$/.test(word),
  );
});
