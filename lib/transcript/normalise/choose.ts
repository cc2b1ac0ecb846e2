import { areSame } from "./fingerprint";
import { lettersOf } from "./letters";
import { isRepeat } from "./matcher";
import { type Passage, printOf, textsOf } from "./passage";
import type { Place } from "./pointer";
import { isKnown } from "./utterance";

type Group = { passages: Passage[]; length: number; shape: string };

/**
 * The best of the ways in which a document holds its speech: who spoke counts most, then that nothing is missing,
 * then times, then the document's own turns before segments before words. Lists of the same shape that say
 * something else (sections, channels) belong to it.
 */
export function choosePassages(passages: readonly Passage[]): Passage[] {
  if (passages.length < 2) return [...passages];
  const groups = groupsOf(passages);
  const lengths = new Map<string, number>();
  for (const { shape, length } of groups) lengths.set(shape, (lengths.get(shape) ?? 0) + length);
  const longest = Math.max(1, ...groups.map(({ length }) => length));
  let best: Group | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const group of groups) {
    const covered = (lengths.get(group.shape) ?? 0) / longest;
    const score = scoreOf(group) - (covered < 0.5 ? 20 : 0) - (covered < 0.8 ? 3 : 0);
    if (score > bestScore) {
      best = group;
      bestScore = score;
    }
  }
  if (!best) return [];
  const chosen = new Set(best.passages);
  const alike = groups.filter((group) => group !== best && group.shape === best.shape);
  if (alike.length > 0) addOthers(alike, chosen);
  return passages.filter((passage) => chosen.has(passage));
}

/** Adds the lists of the same shape that say something else. */
function addOthers(groups: readonly Group[], chosen: Set<Passage>): void {
  let letters: string | null = null;
  for (const { passages } of groups) {
    const isSame = [...chosen].some(
      (one) => passages.length === 1 && areSame(printOf(one), printOf(passages[0] ?? one)),
    );
    if (isSame) continue;
    letters ??= lettersOf([...chosen].flatMap(textsOf).join(""));
    const texts = passages.flatMap(textsOf);
    if (isRepeat(texts, letters, 0.5)) continue;
    for (const passage of passages) chosen.add(passage);
    letters += lettersOf(texts.join(""));
  }
}

function groupsOf(passages: readonly Passage[]): Group[] {
  const groups = new Map<string, { passages: Passage[]; shape: string }>();
  for (const passage of passages) {
    const shape = `${passage.kind} ${passage.shape}`;
    const key = `${patternOf(passage.place)} ${shape}`;
    const group = groups.get(key) ?? { passages: [], shape };
    groups.set(key, group);
    group.passages.push(passage);
  }
  return [...groups.values()].map(({ passages: all, shape }) => {
    const kept = all.length > 1 ? withoutGrown(all) : all;
    return { passages: kept, length: kept.reduce((sum, passage) => sum + printOf(passage).length, 0), shape };
  });
}

/** A log that sends the talk so far again and again: each list begins with the one before. */
function withoutGrown(passages: readonly Passage[]): Passage[] {
  const spoken = passages.map((passage) => lettersOf(textsOf(passage).join("")));
  return passages.filter((_, index) => {
    const letters = spoken[index] ?? "";
    return letters.length < 10 || !spoken[index + 1]?.startsWith(letters);
  });
}

/** A place with every index replaced, so that the lists of all sections or channels have one. */
function patternOf(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) {
    keys.push(typeof at.key === "number" ? "*" : String(at.key));
  }
  return JSON.stringify(keys);
}

const KIND_SCORE = { turns: 3, segments: 2, words: -3, text: -5 };

function scoreOf({ passages }: Group): number {
  let items = 0;
  let spoken = 0;
  let timed = 0;
  let withWords = 0;
  let score = 0;
  for (const { kind, words, utterances, isInferred } of passages) {
    score = KIND_SCORE[kind] - (isInferred ? 8 : 0);
    for (const { speaker, start } of words) {
      items += 1;
      if (speaker !== null) spoken += 1;
      if (start) timed += 1;
    }
    for (const { speaker, start, words: own } of utterances) {
      items += 1;
      if (isKnown(speaker) || own.some((word) => word.speaker !== null)) spoken += 1;
      else if (speaker.channel !== null) spoken += 0.5;
      if (start || own.length > 0) timed += 1;
      if (own.length > 0) withWords += 1;
    }
  }
  if (spoken >= items * 0.5) score += 10;
  if (timed >= items * 0.5) score += 4;
  return score + (withWords >= items * 0.5 ? 1 : 0);
}
