"use client";

import "./transcript-print.css";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useHotkey } from "@/components/browser/use-hotkey";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { useSearchMarks } from "@/components/player/search-marks";
import { IconButton } from "@/components/ui/icon-button";
import { activeTurnIndex } from "@/lib/transcript/active-segment";
import { listQuestions } from "@/lib/transcript/questions";
import type { Transcript } from "@/lib/transcript/types";
import { QuestionList } from "./question-list";
import { QuoteBar } from "./quote-bar";
import { SpeakerPanel } from "./speaker-panel";
import { FilterLine, RestLine, UnrecognisedLine } from "./transcript-lines";
import { TranscriptMenu } from "./transcript-menu";
import { TranscriptPanel } from "./transcript-panel";
import { SearchBar } from "./transcript-search";
import { TranscriptView } from "./transcript-view";
import type { TurnListHandle } from "./turn-list";
import { type SpeakerFilter, turnsShown } from "./turns-shown";
import { useFollow } from "./use-follow";
import { usePrinting } from "./use-printing";
import { useQuoteTarget } from "./use-quote-target";
import { useScrollToMatch } from "./use-scroll-to-match";
import { useSpokenWord } from "./use-spoken-word";
import { type SearchStart, useTranscriptSearch } from "./use-transcript-search";
import { useWholeTranscript } from "./use-whole-transcript";

const TranscriptOriginal = dynamic(() =>
  import("./transcript-original").then((module) => module.TranscriptOriginal),
);

type TranscriptReaderProps = {
  /** All of it, or its first turns where `restUrl` has the whole. */
  transcript: Transcript;
  restUrl: string | null;
  /** The interview's, where the document does not say. BCP 47. */
  language: string | null;
  /** Where the transcript is had as a file; null for a visitor. */
  transcriptUrl: string | null;
  /** Null for who may not. */
  renamesIn: string | null;
  searchStart: SearchStart;
  children?: ReactNode;
};

/** The transcript with its tools. Follows what is spoken until the reader goes elsewhere. */
export function TranscriptReader(props: TranscriptReaderProps) {
  const { language, transcriptUrl, renamesIn, searchStart, children } = props;
  const { transcript, rest, tryAgain } = useWholeTranscript(props.transcript, props.restUrl);
  const { turns } = transcript;
  const store = usePlaybackStore();
  const container = useRef<HTMLDivElement>(null);
  const list = useRef<TurnListHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const searchButton = useRef<HTMLButtonElement>(null);
  const [filter, setFilter] = useState<SpeakerFilter>(null);
  const shown = useMemo(() => turnsShown(transcript, filter), [transcript, filter]);
  const questions = useMemo(() => listQuestions(transcript), [transcript]);
  const search = useTranscriptSearch(transcript, shown, searchStart);
  const active = usePlayback((state) =>
    state.timeMs > 0 || state.isPlaying ? activeTurnIndex(turns, state.timeMs) : -1,
  );
  const { isFollowing, leave, resume } = useFollow(active, list);
  const isPrinting = usePrinting();
  const { target, aim, dismiss } = useQuoteTarget(container);
  const quoteTurn = useCallback(
    (turnIndex: number, button: HTMLElement) => aim(turnIndex, turns[turnIndex]?.text.length ?? 0, button),
    [aim, turns],
  );
  const [isOriginal, setIsOriginal] = useState(false);
  useSpokenWord(container, turns, active);
  useScrollToMatch(search.current, container, list, leave);
  useSearchMarks(turns, search.matches, search.current);

  const openSearch = () => {
    search.open();
    field.current?.select();
  };
  const closeSearch = () => {
    search.close();
    searchButton.current?.focus();
  };
  useHotkey("f", openSearch);

  const play = useCallback(
    (atMs: number) => {
      store.seek(atMs);
      store.play();
      resume();
    },
    [store, resume],
  );
  const jumpTo = (turnIndex: number) => {
    if (!shown.includes(turnIndex)) flushSync(() => setFilter(null));
    const startMs = turns[turnIndex]?.startMs ?? null;
    if (startMs !== null) play(startMs);
    list.current?.scrollTo(turnIndex);
  };

  return (
    <TranscriptPanel
      source={transcript.source}
      isUnderTopBar={transcriptUrl !== null}
      actions={
        <>
          <IconButton
            ref={searchButton}
            label="Find in the transcript"
            shortcut="F"
            aria-expanded={search.isOpen}
            onClick={() => (search.isOpen ? closeSearch() : openSearch())}
            className="touch:size-11"
          >
            <Search aria-hidden />
          </IconButton>
          {questions.length > 0 ? (
            <QuestionList
              questions={questions}
              turns={turns}
              active={active}
              lang={transcript.language ?? language}
              onJump={jumpTo}
            />
          ) : null}
          <SpeakerPanel
            transcript={transcript}
            filter={filter}
            onFilter={setFilter}
            onJump={jumpTo}
            renamesIn={renamesIn}
          />
          <TranscriptMenu
            transcriptUrl={transcriptUrl}
            hasTimes={transcript.source !== "untimed"}
            onOriginal={() => setIsOriginal(true)}
          />
        </>
      }
      below={search.isOpen ? <SearchBar search={search} field={field} onClose={closeSearch} /> : null}
    >
      {children}
      {isOriginal && transcriptUrl ? (
        <TranscriptOriginal
          url={`${transcriptUrl}?format=original`}
          unrecognised={transcript.unrecognised}
          onBack={() => setIsOriginal(false)}
        />
      ) : (
        <>
          {filter ? (
            <FilterLine transcript={transcript} filter={filter} onEnd={() => setFilter(null)} />
          ) : null}
          <div ref={container} className="transcript-turns relative">
            <TranscriptView
              transcript={transcript}
              language={language}
              list={list}
              turnIndexes={shown}
              active={active}
              search={search}
              isWhole={isPrinting}
              isFollowing={isFollowing}
              onResume={resume}
              onPlay={play}
              onQuote={quoteTurn}
            />
            {rest === "here" ? null : <RestLine isMissing={rest === "missing"} onTryAgain={tryAgain} />}
            {target ? <QuoteBar transcript={transcript} target={target} onDone={dismiss} /> : null}
          </div>
          {transcriptUrl && transcript.unrecognised.length > 0 ? (
            <UnrecognisedLine count={transcript.unrecognised.length} onShow={() => setIsOriginal(true)} />
          ) : null}
        </>
      )}
    </TranscriptPanel>
  );
}
