import { type Frame, isKnown, type SpeakerRef } from "./frame";
import { lettersOf } from "./letters";
import { isRepeat } from "./matcher";
import type { Piece, Utterance } from "./piece";
import { roleOf } from "./roles";
import { inOrder } from "./utterances";
import type { Version } from "./versions";

const MOST_VERSIONS = 60;

/** What is shown, and for every other version whether it says the same. */
export type Choice = { base: Version | null; added: Version[]; repeats: Version[]; utterances: Utterance[] };

/**
 * The best of the versions: who spoke counts most, then that nothing is missing, then times, then the document's own
 * turns before segments before words. Versions that say something else in other entries of the same list, or in lists
 * of the same kind, belong to it.
 */
export function chooseVersions(all: readonly Version[]): Choice {
  const versions = all.filter(({ utterances }) => utterances.length > 0).sort((a, b) => b.length - a.length);
  versions.length = Math.min(versions.length, MOST_VERSIONS);
  const longest = versions[0]?.length ?? 0;
  let base: Version | null = null;
  let best = Number.NEGATIVE_INFINITY;
  for (const version of all) {
    if (!versions.includes(version)) continue;
    const covered = coverageOf(version, versions) / Math.max(1, longest);
    const score = scoreOf(version) - (covered < 0.5 ? 20 : 0) - (covered < 0.8 ? 3 : 0);
    if (score > best) {
      base = version;
      best = score;
    }
  }
  if (!base) return { base, added: [], repeats: [], utterances: [] };
  const added: Version[] = [];
  const repeats: Version[] = [];
  let letters = versions.length > 1 ? base.letters : "";
  for (const version of versions) {
    if (version === base) continue;
    if (
      version.holder === base ||
      hasAllOf(base, version) ||
      saysNothingNew(base, version) ||
      isRepeat(
        version.utterances.map(({ text }) => text),
        letters,
        shareOf(version),
      )
    )
      repeats.push(version);
    else if (belongsTo(version, base)) {
      added.push(version);
      letters += version.letters;
    }
  }
  for (const version of all) {
    const { holder } = version;
    if (version.utterances.length === 0 && holder && (holder === base || repeats.includes(holder)))
      repeats.push(version);
  }
  const utterances = inOrder(
    added.length === 0 ? base.utterances : [base, ...added].flatMap((version) => version.utterances),
  );
  return { base, added, repeats, utterances };
}

/** Versions of one kind that may complete one another count together. */
function coverageOf(version: Version, versions: readonly Version[]): number {
  return versions.reduce((sum, other) => (other.family === version.family ? sum + other.length : sum), 0);
}

/** Whether nearly all pieces of one stand in the other, word for word and at the same times, in whatever order. */
function hasAllOf(base: Version, { pieces }: Version): boolean {
  if (!pieces[0]?.start || !base.pieces[0]?.start || pieces.length * 0.9 > base.pieces.length) return false;
  const keyOf = ({ text, start }: Piece) => `${start?.amount} ${start?.unitMs} ${text.trim()}`;
  const known = new Set(base.pieces.map(keyOf));
  return pieces.filter((piece) => known.has(keyOf(piece))).length >= pieces.length * 0.9;
}

/** Whether each of a few turns, as short as they may be, is one of the other's by the same speaker. */
function saysNothingNew(base: Version, { utterances }: Version): boolean {
  const keyOf = ({ speaker: { ref, name, role }, text }: Utterance) =>
    `${ref}|${name}|${role && roleOf(role)}|${lettersOf(text)}`;
  if (utterances.length > base.utterances.length || !utterances.every(({ speaker }) => isKnown(speaker)))
    return false;
  const said = new Set(base.utterances.map(keyOf));
  return utterances.every((utterance) => said.has(keyOf(utterance)));
}

/** Of a running text nine tenths must be known; a list may have more, for its new entries can be told one by one. */
function shareOf({ kind, utterances }: Version): 0.5 | 0.9 {
  return kind === "words" || utterances.length < 2 ? 0.9 : 0.5;
}

function belongsTo(version: Version, base: Version): boolean {
  if (version.pieces.every(({ isInterim }) => isInterim)) return false;
  if (version.family === base.family) return !isBeside(version, base);
  const spoken = version.utterances.filter(({ speaker }) => isKnown(speaker)).length;
  return (
    spoken * 2 > version.utterances.length && version.kind === base.kind && areInOtherEntries(version, base)
  );
}

/** As many by the same speakers, at the same times or under a key that only adds to the other: another language. */
function isBeside({ utterances, runs }: Version, base: Version): boolean {
  if (utterances.length !== base.utterances.length || utterances.length < 2) return false;
  const isTimed = utterances.every(({ start }) => start !== null);
  const [own, other] = [runs[0]?.list.key, base.runs[0]?.list.key];
  const isNamed =
    typeof own === "string" && typeof other === "string" && (own.startsWith(other) || other.startsWith(own));
  if (!isTimed && !isNamed) return false;
  return utterances.every(({ start, speaker }, index) => {
    const beside = base.utterances[index];
    return start?.amount === beside?.start?.amount && isSameSpeaker(speaker, beside?.speaker);
  });
}

function isSameSpeaker(one: SpeakerRef, other: SpeakerRef | undefined): boolean {
  return other !== undefined && one.ref === other.ref && one.name === other.name && one.role === other.role;
}

/** Whether no entry of a list holds pieces of both. */
function areInOtherEntries(version: Version, base: Version): boolean {
  const above = new Set<Frame>();
  for (const { frame } of base.pieces) {
    for (let at: Frame | null = frame; at && !above.has(at); at = at.parent) above.add(at);
  }
  return version.pieces.every(({ frame }) => {
    let at: Frame | null = frame;
    while (at && !above.has(at)) at = at.parent;
    return at !== null && (Array.isArray(at.value) || at.shape.entry !== null) && at.parent !== null;
  });
}

const KIND_SCORE = { turns: 3, segments: 2, words: -3, text: -5 };

function scoreOf({ kind, utterances, isInferred, pieces }: Version): number {
  let [spoken, timed, worded] = [0, 0, 0];
  const channel = utterances[0]?.speaker.channel;
  const areChannels = utterances.some(({ speaker }) => speaker.channel !== channel);
  for (const { speaker, start, words } of utterances) {
    if (isKnown(speaker)) spoken += 1;
    else if (speaker.channel !== null && areChannels) spoken += 0.5;
    if (start || words.length > 0) timed += 1;
    if (words.length > 0) worded += 1;
  }
  const share = (count: number) => count >= utterances.length * 0.5;
  const isGuessed = pieces.every(({ isInterim }) => isInterim);
  return (
    KIND_SCORE[kind] -
    (isInferred ? 8 : 0) -
    (isGuessed ? 30 : 0) +
    (share(spoken) ? 10 : 0) +
    (share(timed) ? 4 : 0) +
    (share(worded) ? 1 : 0)
  );
}
