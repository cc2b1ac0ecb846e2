import { listQuestions } from "@/lib/transcript/questions";
import type { Transcript } from "@/lib/transcript/types";
import { alignQuestions } from "./align-questions";

/** A question of one interview with its answer. Times are null where the transcript has none. */
type ComparedQuestion = {
  kind: "asked";
  title: string;
  answer: string;
  startMs: number | null;
  /** Where the next question begins; null where it goes on to the end. */
  endMs: number | null;
};

/**
 * Why there is no such question: `no-questions` where none could be told from what else was said, `later` where the
 * transcript cannot be read right now.
 */
export type NoQuestion = {
  kind: "not-asked" | "other-language" | "no-transcript" | "no-questions" | "later";
};

export type QuestionCell = ComparedQuestion | NoQuestion;

/** One question, by interview. `title` is as the first of them was asked. */
export type QuestionRow = { title: string; cells: QuestionCell[] };

/**
 * A transcript to compare; where there is none, whether there may be one later. `language` is the interview's, where
 * the document says none.
 */
export type ComparedTranscript = {
  transcript: Transcript | null;
  isLater?: boolean;
  language: string | null;
};

/** The same question side by side, in the order of the transcripts. */
export function questionRows(compared: readonly ComparedTranscript[]): QuestionRow[] {
  const asked = compared.map(({ transcript }) => (transcript ? questionsOf(transcript) : []));
  const aligned = alignQuestions(
    compared.map(({ transcript, language }, index) => ({
      language: transcript?.language ?? language,
      questions: (asked[index] ?? []).map(({ title, text }) => ({ title, text })),
    })),
  );
  return aligned.map(({ cells }) => {
    const shown = cells.map((cell, index): QuestionCell => {
      if (!compared[index]?.transcript) return { kind: compared[index]?.isLater ? "later" : "no-transcript" };
      if (asked[index]?.length === 0) return { kind: "no-questions" };
      if (cell.kind !== "asked") return { kind: cell.kind };
      const question = asked[index]?.[cell.question];
      if (!question) return { kind: "not-asked" };
      const { text: _, ...rest } = question;
      return { kind: "asked", ...rest };
    });
    const first = shown.find((cell) => cell.kind === "asked");
    return { title: first?.kind === "asked" ? first.title : "", cells: shown };
  });
}

function questionsOf(transcript: Transcript): (Omit<ComparedQuestion, "kind"> & { text: string })[] {
  const { turns } = transcript;
  const questions = listQuestions(transcript);
  return questions.flatMap(({ turnIndex, title }, index) => {
    const turn = turns[turnIndex];
    if (!turn) return [];
    const nextIndex = questions[index + 1]?.turnIndex ?? turns.length;
    const answer = turns
      .slice(turnIndex + 1, nextIndex)
      .filter(({ speakerId }) => speakerId !== turn.speakerId)
      .map(({ text }) => text)
      .join("\n");
    return [
      { title, text: turn.text, answer, startMs: turn.startMs, endMs: turns[nextIndex]?.startMs ?? null },
    ];
  });
}
