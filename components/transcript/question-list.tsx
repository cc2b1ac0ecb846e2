"use client";

import { ListTree } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { formatDuration } from "@/lib/format/duration";
import type { Question } from "@/lib/transcript/questions";
import type { Turn } from "@/lib/transcript/types";
import { ToolButton } from "./tool-button";

type QuestionListProps = {
  questions: readonly Question[];
  turns: readonly Turn[];
  /** The spoken turn, -1 when nobody speaks. */
  active: number;
  /** BCP 47, of the titles. */
  lang: string | null;
  onJump: (turnIndex: number) => void;
};

/** The interviewer's questions as a table of contents: a press plays the question. */
export function QuestionList({ questions, turns, active, lang, onJump }: QuestionListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const asked = active < 0 ? undefined : questions.findLast(({ turnIndex }) => turnIndex <= active);
  return (
    <Popover
      label="Questions"
      align="end"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="max-h-[min(28rem,70dvh)] w-[min(26rem,calc(100vw-1rem))] overflow-y-auto p-1.5"
      trigger={<ToolButton icon={<ListTree aria-hidden />} label="Questions" count={questions.length} />}
    >
      <ol className="flex flex-col">
        {questions.map((question) => {
          const startMs = turns[question.turnIndex]?.startMs ?? null;
          return (
            <li key={question.turnIndex}>
              <button
                type="button"
                aria-current={question === asked ? "location" : undefined}
                onClick={() => {
                  setIsOpen(false);
                  onJump(question.turnIndex);
                }}
                className={cn(
                  "flex w-full items-baseline gap-2.5 rounded-md px-2 py-1.5 text-start hover:bg-surface-hover touch:min-h-11",
                  question === asked && "bg-surface-selected",
                )}
              >
                <span className="w-11 shrink-0 text-end text-muted text-sm tabular-nums">
                  {startMs === null ? null : formatDuration(startMs / 1000)}
                </span>
                <span dir="auto" lang={lang ?? undefined} className="min-w-0 flex-1 break-words">
                  {question.title}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </Popover>
  );
}
