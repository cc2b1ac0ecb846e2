import { isKnown } from "./frame";
import type { Utterance } from "./piece";
import { namePieces, readTextDocument, type TextPiece } from "./texts/text-document";
import type { Version } from "./versions";

const FEW = 3;

/**
 * Texts that are whole transcripts, as what they hold: subtitles, lines with names and times. Names before the texts of
 * entries without a speaker are taken for their speakers.
 */
export function expandTexts(version: Version, utterances: Utterance[]): Utterance[] {
  const isAnonymous = utterances.every(({ speaker }) => !isKnown(speaker));
  const areLines =
    isAnonymous && utterances.length > FEW && typeof utterances[0]?.pieces[0]?.key === "number";
  if (areLines) return expandLines(version, utterances);
  const areFew = (isAnonymous && utterances.length <= FEW) || isOfSeveral(utterances);
  const isWhole = ({ start, text }: Utterance) =>
    (areFew && (start === null || version.kind === "text")) || mayBeCues(text);
  const expanded = utterances.some(isWhole)
    ? utterances.flatMap((utterance) => (isWhole(utterance) ? expand(version, utterance) : [utterance]))
    : utterances;
  if (!isAnonymous || expanded.some(({ speaker }) => isKnown(speaker))) return expanded;
  return namedEntries(expanded);
}

/** Whether one text, whoever is said to speak it, is the talk of several people. */
function isOfSeveral([only, ...others]: readonly Utterance[]): boolean {
  if (!only?.text.includes("\n") || others.length > 0) return false;
  return new Set(readTextDocument(only.text).pieces.map(({ name }) => name)).size > 1;
}

function mayBeCues(text: string): boolean {
  const first = text.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  return text.length > 20 && (isDigit || first === 87) && text.slice(0, 2_000).includes("-->");
}

function expand(version: Version, utterance: Utterance): Utterance[] {
  const { kind, pieces, isShortened } = readTextDocument(utterance.text);
  const [from] = utterance.pieces;
  if (isShortened && from) version.shortened.push(from);
  version.isVoiced ||= kind === "voiced";
  if (kind === "plain" && version.kind !== "text") return [utterance];
  if (kind === "cues" || kind === "voiced" || kind === "stamped") version.kind = "segments";
  else if (kind === "named") version.kind = "turns";
  // Of a whole call, the times are those of the call.
  const isOfCall = version.kind !== "text" || utterance.end === null;
  const whole = isOfCall ? { ...utterance, start: null, end: null } : utterance;
  return pieces.map((piece) => toUtterance(piece, whole));
}

/** A list of strings may be the lines of one text. */
function expandLines(version: Version, utterances: Utterance[]): Utterance[] {
  const [first] = utterances;
  const { kind, pieces } = readTextDocument(utterances.map(({ text }) => text).join("\n"));
  if (!first || kind === "plain") return utterances;
  version.kind = kind === "named" ? "turns" : "segments";
  return pieces.map((piece) =>
    toUtterance(piece, { ...first, pieces: utterances.flatMap((line) => line.pieces) }),
  );
}

function toUtterance({ name, text, startMs, endMs }: TextPiece, from: Utterance): Utterance {
  const isSpokenBy = name !== null && name !== "";
  return {
    text,
    speaker: isSpokenBy ? { ref: null, name, role: null, channel: from.speaker.channel } : from.speaker,
    start: startMs === null ? from.start : { amount: startMs, unitMs: 1 },
    end: endMs === null ? from.end : { amount: endMs, unitMs: 1 },
    duration: from.duration,
    words: from.words,
    language: from.language,
    pieces: from.pieces,
  };
}

function namedEntries(utterances: Utterance[]): Utterance[] {
  if (utterances.length < 2) return utterances;
  const named = namePieces(
    utterances.map((utterance) => ({ utterance, text: utterance.text, name: null as string | null })),
  );
  if (!named) return utterances;
  return named.map(({ utterance, text, name }) => ({
    ...utterance,
    text,
    speaker: name === null ? utterance.speaker : { ...utterance.speaker, name },
  }));
}
