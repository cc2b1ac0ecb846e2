"use client";

import { type ReactNode, useState } from "react";
import { SearchMarksProvider } from "@/components/player/search-marks";
import { cn } from "@/components/ui/cn";
import { Tab, Tabs, TabsList } from "@/components/ui/tabs";

/** What stands under the player; `content` is told how to bring its panel into view. */
export type ReviewPanel = {
  id: string;
  title: string;
  count?: number;
  content: (show: () => void) => ReactNode;
};

type ReviewLayoutProps = {
  /** Stays in view: beside the text on a wide screen, under the thumb on a narrow one. */
  player: ReactNode;
  transcript: ReactNode;
  /** None for visitors. */
  panels?: ReviewPanel[];
};

const TRANSCRIPT = "transcript";

/** Recording and panels on one side, transcript on the other; on narrow screens one of them at a time. */
export function InterviewLayout({ player, transcript, panels = [] }: ReviewLayoutProps) {
  const [view, setView] = useState(TRANSCRIPT);
  // On a wide screen the transcript always stands there: this panel is beside it.
  const [beside, setBeside] = useState(panels[0]?.id ?? TRANSCRIPT);
  const show = (id: string) => {
    setView(id);
    if (id !== TRANSCRIPT) setBeside(id);
  };
  return (
    <SearchMarksProvider>
      <div className="grid gap-5 pb-[var(--player-height)] [--player-height:7.5rem] lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:items-start lg:[--player-height:0px]">
        {panels.length > 0 ? (
          <Tabs value={view} onValueChange={show} className="lg:hidden">
            <TabsList>
              <Tab value={TRANSCRIPT} aria-controls="transcript-panel">
                Transcript
              </Tab>
              {panels.map((panel) => (
                <PanelTab key={panel.id} panel={panel} />
              ))}
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
          {panels.length > 0 ? (
            <div
              className={cn(
                "flex min-h-0 flex-col lg:rounded-xl lg:border lg:bg-surface lg:shadow-xs",
                view === TRANSCRIPT ? "max-lg:hidden" : null,
              )}
            >
              <Tabs value={beside} onValueChange={show} className="shrink-0 px-4 pt-1 max-lg:hidden">
                <TabsList>
                  {panels.map((panel) => (
                    <PanelTab key={panel.id} panel={panel} />
                  ))}
                </TabsList>
              </Tabs>
              {panels.map((panel) => (
                <section
                  key={panel.id}
                  id={`${panel.id}-panel`}
                  aria-label={panel.title}
                  hidden={panel.id !== beside}
                  className="min-h-0 lg:overflow-y-auto lg:p-4"
                >
                  {panel.content(() => show(panel.id))}
                </section>
              ))}
            </div>
          ) : null}
        </div>
        <section
          id="transcript-panel"
          aria-labelledby="transcript-title"
          className={cn(
            "min-w-0 rounded-xl border bg-surface shadow-xs max-lg:-mx-4 max-lg:rounded-none max-lg:border-x-0 sm:max-lg:-mx-6",
            view !== TRANSCRIPT ? "max-lg:hidden" : null,
          )}
        >
          {transcript}
        </section>
      </div>
    </SearchMarksProvider>
  );
}

function PanelTab({ panel: { id, title, count } }: { panel: ReviewPanel }) {
  return (
    <Tab value={id} aria-controls={`${id}-panel`} {...(count === undefined ? {} : { count })}>
      {title}
    </Tab>
  );
}
