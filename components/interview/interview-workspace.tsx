"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { NoteDeskProvider, type NotesStart } from "@/components/notes/note-desk";
import { NoteMarks } from "@/components/notes/note-marks";
import { NoteStarterProvider } from "@/components/notes/note-starter";
import { countNotes } from "@/components/notes/note-threads";
import { NotesBeside } from "@/components/notes/notes-beside";
import { useNoteDeskState } from "@/components/notes/use-note-desk";
import type { NotesSource } from "@/components/notes/use-notes";
import { Player } from "@/components/player/player";
import type { Judging } from "@/components/scorecard/scorecard-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { InterviewLayout } from "./interview-layout";

// The player and the transcript need not wait for what stands beside them.
const NotesPanel = dynamic(() =>
  import("@/components/notes/notes-panel").then((module) => module.NotesPanel),
);
const ScorecardPanel = dynamic(() =>
  import("@/components/scorecard/scorecard-panel").then((module) => module.ScorecardPanel),
);

type ReviewWorkspaceProps = {
  recording: { downloadUrl: string | null; waveformUrl: string } | null;
  transcript: ReactNode;
  notes: NotesStart;
  source: NotesSource;
  scorecard: { writerId: string; judging: Judging; interviewId: string };
};

/** A member's view of an interview's results. Stands inside a `PlaybackProvider`. */
export function InterviewWorkspace({
  recording,
  transcript,
  notes,
  source,
  scorecard,
}: ReviewWorkspaceProps) {
  const { board, queue } = scorecard.judging;
  const isToReview = queue.isQueued && board.own?.submittedAt == null;
  const { desk, news } = useNoteDeskState(notes, source);
  return (
    <NoteStarterProvider>
      <NoteDeskProvider desk={desk}>
        <InterviewLayout
          player={<RecordingOrNone recording={recording} marks={<NoteMarks />} />}
          transcript={transcript}
          keepsPanel
          panelFirst={isToReview ? "scorecard" : "notes"}
          panels={[
            {
              id: "notes",
              title: "Notes",
              count: countNotes(desk.notes),
              content: (show) => (
                <NotesPanel
                  hasMoments={recording !== null}
                  isBlind={scorecard.judging.board.isBlind}
                  onWanted={show}
                />
              ),
            },
            {
              id: "scorecard",
              title: "Scorecard",
              above: <NotesBeside />,
              content: (show) => <ScorecardPanel {...scorecard} onWanted={show} />,
            },
          ]}
        />
        <p role="status" className="sr-only">
          {news}
        </p>
      </NoteDeskProvider>
    </NoteStarterProvider>
  );
}

/** The player, or a word on why there is nothing to play. */
export function RecordingOrNone({
  recording,
  marks,
}: Pick<ReviewWorkspaceProps, "recording"> & { marks?: ReactNode }) {
  if (!recording) {
    return (
      <EmptyState title="No recording" className="py-6">
        The platform has no recording for this interview.
      </EmptyState>
    );
  }
  return <Player {...recording} marks={marks} />;
}
