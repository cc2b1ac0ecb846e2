"use client";

import type { ReactNode } from "react";
import type { NoteActions } from "@/components/review/note-actions";
import { NoteMarks } from "@/components/review/note-marks";
import { NoteStarterProvider } from "@/components/review/note-starter";
import { NotesPanel } from "@/components/review/notes-panel";
import { Player } from "@/components/review/player";
import { ReviewLayout } from "@/components/review/review-layout";
import { type NotesSource, useNotes } from "@/components/review/use-notes";
import type { ScorecardActions } from "@/components/scorecard/scorecard-actions";
import { type Judging, ScorecardPanel } from "@/components/scorecard/scorecard-panel";
import { EmptyState } from "@/components/ui/empty-state";
import type { Note } from "@/lib/data/note-rows";

type ReviewWorkspaceProps = {
  recording: { downloadUrl: string | null; waveformUrl: string } | null;
  transcript: ReactNode;
  notes: Note[];
  noteActions: NoteActions;
  source: NotesSource;
  scorecard: { storageKey: string; judging: Judging; actions: ScorecardActions };
};

/** A member's view of an interview's results. Stands inside a `PlaybackProvider`. */
export function ReviewWorkspace({
  recording,
  transcript,
  notes: initial,
  noteActions,
  source,
  scorecard,
}: ReviewWorkspaceProps) {
  const { notes, put, drop } = useNotes(initial, source);
  return (
    <NoteStarterProvider>
      <ReviewLayout
        player={<RecordingOrNone recording={recording} marks={<NoteMarks notes={notes} />} />}
        transcript={transcript}
        panels={[
          {
            id: "notes",
            title: "Notes",
            count: notes.length,
            content: (show) => (
              <NotesPanel
                interviewId={source.interviewId}
                notes={notes}
                hasMoments={recording !== null}
                actions={noteActions}
                onPut={put}
                onDrop={drop}
                onWanted={show}
              />
            ),
          },
          { id: "scorecard", title: "Scorecard", content: () => <ScorecardPanel {...scorecard} /> },
        ]}
      />
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
      <EmptyState title="There is no recording" className="py-6">
        The platform holds none for this interview.
      </EmptyState>
    );
  }
  return <Player {...recording} marks={marks} />;
}
