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
  /** Stays in view above it where there are two columns. */
  above?: ReactNode;
};

type ReviewLayoutProps = {
  /** Stays in view: beside the text on a wide screen, under the thumb on a narrow one. */
  player: ReactNode;
  transcript: ReactNode;
  /** None for visitors. */
  panels?: ReviewPanel[];
  /** The panel that is shown first; else the first. */
  panelFirst?: string;
  /** Begins with the panel that was looked at last, in another interview. */
  keepsPanel?: boolean;
};

const TRANSCRIPT = "transcript";

/** What was looked at last. Null on the server, and until somebody chose. */
let lastShown: string | null = null;

/** Recording and panels on one side, transcript on the other; on narrow screens one of them at a time. */
export function InterviewLayout(props: ReviewLayoutProps) {
  const { player, transcript, panels = [], panelFirst, keepsPanel = false } = props;
  const known = keepsPanel && panels.some(({ id }) => id === lastShown) ? lastShown : null;
  const [view, setView] = useState(known ?? TRANSCRIPT);
  // On a wide screen the transcript always stands there: this panel is beside it.
  const [beside, setBeside] = useState(known ?? panelFirst ?? panels[0]?.id ?? TRANSCRIPT);
  const show = (id: string) => {
    lastShown = id;
    setView(id);
    if (id !== TRANSCRIPT) setBeside(id);
  };
  return (
    <SearchMarksProvider>
      <div className="grid gap-5 pb-[var(--player-height)] [--player-height:7.5rem] low:gap-2 low:[--player-height:3.25rem] review:grid-cols-[clamp(20rem,38%,28rem)_minmax(0,1fr)] review:items-start review:[--player-height:0px]">
        {panels.length > 0 ? (
          <Tabs value={view} onValueChange={show} className="review:hidden">
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
        <div className="flex flex-col gap-5 max-review:contents review:sticky review:top-6 review:max-h-[calc(100dvh-10.25rem)]">
          <section
            aria-label="Recording"
            className="border bg-surface p-3 shadow-xs max-review:fixed max-review:inset-x-0 max-review:bottom-[var(--bottom-bar,0px)] max-review:z-20 max-review:min-h-[var(--player-height)] max-review:border-x-0 max-review:border-b-0 max-review:px-4 max-review:pt-1 max-review:pb-2 max-review:shadow-lg low:py-1 md:max-review:start-[var(--side-bar,0px)] review:rounded-xl review:p-4"
          >
            {player}
          </section>
          {panels.length > 0 ? (
            <div
              className={cn(
                "flex min-h-0 flex-col review:rounded-xl review:border review:bg-surface review:shadow-xs",
                view === TRANSCRIPT ? "max-review:hidden" : null,
              )}
            >
              <Tabs value={beside} onValueChange={show} className="shrink-0 px-4 pt-1 max-review:hidden">
                <TabsList>
                  {panels.map((panel) => (
                    <PanelTab key={panel.id} panel={panel} />
                  ))}
                </TabsList>
              </Tabs>
              <div className="shrink-0 max-review:hidden">
                {panels.find(({ id }) => id === beside)?.above}
              </div>
              {panels.map((panel) => (
                <section
                  key={panel.id}
                  id={`${panel.id}-panel`}
                  aria-label={panel.title}
                  hidden={panel.id !== beside}
                  className="relative min-h-0 review:overflow-y-auto review:p-4"
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
            "min-w-0 rounded-xl border bg-surface shadow-xs max-review:-mx-4 max-review:rounded-none max-review:border-x-0 sm:max-review:-mx-6",
            view !== TRANSCRIPT ? "max-review:hidden" : null,
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
