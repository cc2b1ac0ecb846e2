"use client";

import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Tab, Tabs, TabsList } from "@/components/ui/tabs";

type View = "transcript" | "notes";

type ReviewLayoutProps = {
  /** Stays in view: beside the text on a wide screen, under the thumb on a narrow one. */
  player: ReactNode;
  transcript: ReactNode;
  /** Absent for visitors. */
  notes?: ((show: () => void) => ReactNode) | undefined;
  noteCount: number;
};

/** Recording and notes on one side, transcript on the other; on narrow screens one of the two at a time. */
export function ReviewLayout({ player, transcript, notes, noteCount }: ReviewLayoutProps) {
  const [view, setView] = useState<View>("transcript");
  return (
    <div className="grid gap-5 pb-[var(--player-height)] [--player-height:7.5rem] lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:items-start lg:[--player-height:0px]">
      {notes ? (
        <Tabs value={view} onValueChange={(next) => setView(next as View)} className="lg:hidden">
          <TabsList>
            <Tab value="transcript" aria-controls="transcript-panel">
              Transcript
            </Tab>
            <Tab value="notes" count={noteCount} aria-controls="notes-panel">
              Notes
            </Tab>
          </TabsList>
        </Tabs>
      ) : null}
      <div className="flex flex-col gap-5 max-lg:contents lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)]">
        <section
          aria-label="Recording"
          className="border bg-surface p-3 shadow-xs max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[var(--bottom-bar,0px)] max-lg:z-20 max-lg:border-x-0 max-lg:border-b-0 max-lg:px-4 max-lg:pt-1 max-lg:pb-2 max-lg:shadow-lg md:max-lg:start-[var(--side-bar,0px)] lg:rounded-xl lg:p-4"
        >
          {player}
        </section>
        {notes ? (
          <section
            id="notes-panel"
            aria-labelledby="notes-title"
            className={cn(
              "flex min-h-0 flex-col gap-3 lg:overflow-y-auto lg:rounded-xl lg:border lg:bg-surface lg:p-4 lg:shadow-xs",
              view === "notes" ? null : "max-lg:hidden",
            )}
          >
            <h2 id="notes-title" className="font-semibold text-lg max-lg:sr-only">
              Notes
            </h2>
            {notes(() => setView("notes"))}
          </section>
        ) : null}
      </div>
      <section
        id="transcript-panel"
        aria-labelledby="transcript-title"
        className={cn(
          "min-w-0 rounded-xl border bg-surface shadow-xs max-lg:-mx-4 max-lg:rounded-none max-lg:border-x-0 sm:max-lg:-mx-6",
          notes && view !== "transcript" ? "max-lg:hidden" : null,
        )}
      >
        {transcript}
      </section>
    </div>
  );
}
