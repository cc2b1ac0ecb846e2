import type { Transcript, Turn } from "./types";

export type Question = { turnIndex: number; title: string };

const MAX_TITLE_LENGTH = 90;
// Greek asks with a semicolon, Arabic, Chinese, Armenian and Ethiopic with marks of their own.
const QUESTION_MARK = /[?？؟՞፧⸮\u037e]|[\p{Script=Greek}]\s*;/u;
const SENTENCES = /[^.!?？！。؟…⸮\u037e\n]+(?:[.!?？！。؟…⸮\u037e]+["”»’)\]]*|\n|$)/gu;

/**
 * The interviewer's questions, as a table of contents. A turn's title is its last sentence with a question mark; in
 * interviews where nobody writes question marks every turn of the interviewer that gets an answer counts. Where no
 * speaker is known to be the interviewer, it is the one who asks most.
 */
export function listQuestions(transcript: Transcript): Question[] {
  const interviewer = findInterviewer(transcript);
  if (interviewer === null) return [];
  const own = [...transcript.turns.entries()].filter(([, { speakerId }]) => interviewer.has(speakerId ?? ""));
  const asked = own.filter(([, { text }]) => QUESTION_MARK.test(text));
  const isAskedInWriting = asked.length >= own.length * 0.3;
  const answered = own.filter(([index, turn]) => isAnswered(transcript.turns, index, turn));
  return (isAskedInWriting ? asked : answered).map(([turnIndex, { text }]) => ({
    turnIndex,
    title: titleOf(text),
  }));
}

function findInterviewer({ speakers, turns }: Transcript): ReadonlySet<string> | null {
  const known = speakers.filter(({ role }) => role === "interviewer").map(({ id }) => id);
  if (known.length > 0) return new Set(known);
  const counts = new Map<string, number>();
  for (const { speakerId, text } of turns) {
    if (speakerId !== null && QUESTION_MARK.test(text))
      counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
  }
  const candidates = new Set(speakers.filter(({ role }) => role === "candidate").map(({ id }) => id));
  const [most] = [...counts].filter(([id]) => !candidates.has(id)).sort((a, b) => b[1] - a[1]);
  return most ? new Set([most[0]]) : null;
}

function isAnswered(turns: readonly Turn[], index: number, turn: Turn): boolean {
  const next = turns[index + 1];
  return next !== undefined && next.speakerId !== turn.speakerId;
}

function titleOf(text: string): string {
  const sentences =
    text
      .match(SENTENCES)
      ?.map((sentence) => sentence.trim())
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)) ?? [];
  const question = sentences.findLast((sentence) => QUESTION_MARK.test(sentence)) ?? sentences.at(-1) ?? text;
  return shorten(fromOpeningMark(question.replace(/\s+/g, " ").trim()));
}

// Spanish marks where the question begins, often in the middle of a sentence.
function fromOpeningMark(sentence: string): string {
  const opening = sentence.lastIndexOf("¿");
  return opening > 0 ? sentence.slice(opening) : sentence;
}

/** Cut at a word, or between characters where a language has no spaces; never inside a character. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE_LENGTH) return title;
  const cut = [...title.slice(0, MAX_TITLE_LENGTH + 1)]
    .slice(0, -1)
    .join("")
    .slice(0, MAX_TITLE_LENGTH - 1);
  const space = cut.lastIndexOf(" ");
  const whole = space > MAX_TITLE_LENGTH / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "");
  return `${whole.replace(/[\s,;:–—-]+$/, "")}…`;
}
