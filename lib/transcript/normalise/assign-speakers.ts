import { isKnown, NOBODY } from "./frame";
import { joinTokens } from "./join-tokens";
import type { Piece, TrackSpan, Utterance } from "./piece";
import { standsWhereItChanges } from "./texts/text-document";
import { endMsOf, msOf } from "./times/raw-time";
import { unitOf } from "./times/time-evidence";

const WORDS_IN_A_PARAGRAPH = 3;

/**
 * Who spoke where the turns do not say it: from the document's list of who spoke when, or from channels; and a name
 * that stands only where the speaker changes carries on.
 */
export function assignSpeakers(
  utterances: Utterance[],
  tracks: Iterable<readonly TrackSpan[]>,
  recordingMs: number | null,
  carriesOn: boolean,
): Utterance[] {
  if (utterances.every(({ speaker }) => isKnown(speaker))) return utterances;
  if (!utterances.some(({ speaker }) => isKnown(speaker))) {
    const [spans] = tracks;
    const told = spans ? fromTrack(utterances, spans, recordingMs) : utterances;
    return told.some(({ speaker }) => isKnown(speaker)) ? told : fromChannels(told);
  }
  if (!carriesOn) return utterances;
  const names = utterances.map(({ speaker }) => (isKnown(speaker) ? JSON.stringify(speaker) : null));
  if (standsWhereItChanges(names)) return carriedOn(utterances);
  return utterances;
}

function carriedOn(utterances: Utterance[]): Utterance[] {
  let last = NOBODY;
  return utterances.map((utterance) => {
    if (isKnown(utterance.speaker)) last = utterance.speaker;
    return isKnown(utterance.speaker) ? utterance : { ...utterance, speaker: last };
  });
}

/** A channel tells speakers apart where there are several and nothing better. */
function fromChannels(utterances: Utterance[]): Utterance[] {
  const channels = new Set(
    utterances.map(({ speaker }) => speaker.channel).filter((channel) => channel !== null),
  );
  if (channels.size < 2) return utterances;
  return utterances.map((utterance) =>
    utterance.speaker.channel === null
      ? utterance
      : { ...utterance, speaker: { ...NOBODY, ref: utterance.speaker.channel } },
  );
}

function fromTrack(
  utterances: Utterance[],
  spans: readonly TrackSpan[],
  recordingMs: number | null,
): Utterance[] {
  const words = utterances.map((utterance) => utterance.words);
  const wordCount = words.reduce((sum, { length }) => sum + length, 0);
  const unitMs = unitOf(wordCount > 0 ? words : [utterances], recordingMs);
  const finder = new SpanFinder(spans, unitMs);
  const isByParagraphs = wordCount >= spans.length * WORDS_IN_A_PARAGRAPH;
  return utterances.flatMap((utterance) => {
    if (utterance.words.length === 0) {
      const span = finder.at(middleOf(utterance, unitMs));
      return [span ? { ...utterance, speaker: { ...NOBODY, ref: span.speaker } } : utterance];
    }
    return splitBySpan(utterance, finder, unitMs, isByParagraphs);
  });
}

function splitBySpan(
  utterance: Utterance,
  finder: SpanFinder,
  unitMs: number,
  isByParagraphs: boolean,
): Utterance[] {
  const groups: { span: TrackSpan | null; words: Piece[] }[] = [];
  for (const word of utterance.words) {
    const last = groups.at(-1);
    const span = word.start === null || word.glue === "before" ? null : finder.at(middleOf(word, unitMs));
    const isSame =
      span === null || (isByParagraphs ? span === last?.span : span.speaker === last?.span?.speaker);
    if (last && (isSame || last.span === null)) {
      last.words.push(word);
      last.span ??= span;
    } else groups.push({ span, words: [word] });
  }
  return groups.map(({ span, words }) => ({
    ...utterance,
    text: groups.length === 1 ? utterance.text : joinTokens(words).trim(),
    start: groups.length === 1 ? utterance.start : null,
    end: groups.length === 1 ? utterance.end : null,
    words,
    speaker: span ? { ...NOBODY, ref: span.speaker } : utterance.speaker,
  }));
}

/** The span in which a moment lies, or the last one before it. Asked for moments that mostly rise. */
class SpanFinder {
  private readonly spans: TrackSpan[];
  private index = 0;

  constructor(
    spans: readonly TrackSpan[],
    private readonly unitMs: number,
  ) {
    this.spans = [...spans].sort((a, b) => msOf(a.start, unitMs) - msOf(b.start, unitMs));
  }

  at(ms: number | null): TrackSpan | null {
    if (ms === null) return null;
    let [low, high] = [0, this.spans.length];
    const here = this.spans[this.index];
    const next = this.spans[this.index + 1];
    if (here && msOf(here.start, this.unitMs) <= ms && (!next || msOf(next.start, this.unitMs) > ms))
      return here;
    while (low < high) {
      const middle = (low + high) >> 1;
      const span = this.spans[middle];
      if (span && msOf(span.start, this.unitMs) <= ms) low = middle + 1;
      else high = middle;
    }
    this.index = Math.max(0, low - 1);
    return this.spans[this.index] ?? null;
  }
}

function middleOf(span: Pick<Piece, "start" | "end" | "duration">, unitMs: number): number | null {
  const endMs = endMsOf(span, unitMs);
  return span.start && endMs !== null ? (msOf(span.start, unitMs) + endMs) / 2 : null;
}
