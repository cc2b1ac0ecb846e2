"use client";

import { LinkCard } from "@/components/links/link-card";
import type { LinkDraft } from "@/components/links/link-draft";
import { SharedList } from "@/components/links/shared-list";
import type { LinkChoices } from "@/lib/data/links/link-suggestions";
import { maskedName } from "@/lib/format/masked-name";
import { askingWords } from "@/lib/format/shared-words";

type LinkPreviewProps = {
  draft: LinkDraft;
  interviews: LinkChoices["interviews"];
  senderName: string;
  organisation: string;
  needsPasscode: boolean;
};

/** What the reader of a link in the making will see, from the same parts as their pages. Nothing in it can be pressed. */
export function LinkPreview(props: LinkPreviewProps) {
  const { draft, interviews, senderName, organisation, needsPasscode } = props;
  const totalSec = interviews.reduce((sum, { durationSec }) => sum + (durationSec ?? 0), 0);
  const asksForFeedback = draft.allowsFeedback;
  const title = askingWords({
    ...{ senderName, organisation, asksForFeedback, totalSec },
    interviewCount: interviews.length,
  });
  return (
    <section aria-labelledby="preview-title" className="flex flex-col gap-3">
      <h2 id="preview-title" className="font-medium text-muted text-sm">
        What the recipient sees
      </h2>
      <div inert className="overflow-hidden rounded-xl border bg-bg [zoom:0.8]">
        <LinkCard
          {...{ title, needsPasscode }}
          headingLevel="p"
          openHref=""
          codeHref=""
          needsEmail={draft.readers.trim() !== ""}
          email={null}
          refusal={null}
          className="pt-8 pb-8 sm:pt-8"
        />
      </div>
      <div inert className="overflow-hidden rounded-xl border bg-bg p-4 [zoom:0.8]">
        <SharedList
          linkId=""
          headingLevel="p"
          {...{ organisation, asksForFeedback }}
          greeting={{ senderName, recipient: "", headline: draft.headline, message: draft.message }}
          interviews={interviews.map((interview, place) => ({
            ...interview,
            candidateName: draft.isMasked
              ? maskedName(interview.candidateName, place)
              : interview.candidateName,
            state: "open",
          }))}
        />
      </div>
      <p className="text-muted text-sm">{shownWords(draft)}</p>
    </section>
  );
}

function shownWords(draft: LinkDraft): string {
  const parts = [
    draft.showsRecording ? (draft.allowsDownload ? "the recording, with download" : "the recording") : null,
    draft.showsTranscript ? "the transcript" : null,
    draft.showsScores ? "your team’s scores" : null,
    draft.noteIds.length > 0
      ? draft.noteIds.length === 1
        ? "1 note"
        : `${draft.noteIds.length} notes`
      : null,
  ].filter((part) => part !== null);
  if (parts.length === 0)
    return "Behind each interview: nothing yet. Choose the recording or the transcript.";
  return `Behind each interview: ${new Intl.ListFormat("en", { type: "conjunction" }).format(parts)}.`;
}
