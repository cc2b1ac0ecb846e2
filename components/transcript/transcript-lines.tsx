import type { Transcript } from "@/lib/transcript/types";
import type { SpeakerFilter } from "./turns-shown";

const LINK_CLASS = "rounded-sm text-accent-text underline underline-offset-2 touch:py-3";

type FilterLineProps = { transcript: Transcript; filter: SpeakerFilter; onEnd: () => void };

/** Says that not everybody is shown, and ends it. */
export function FilterLine({ transcript, filter, onEnd }: FilterLineProps) {
  const speaker = transcript.speakers.find(({ id }) => id === filter?.speakerId);
  return (
    <p role="status" className="mx-4 my-2 rounded-md bg-surface-sunken px-3 py-2 text-sm">
      Only <bdi className="font-medium">{speaker?.label ?? "Unknown speaker"}</bdi> is shown.{" "}
      <button type="button" onClick={onEnd} className={LINK_CLASS}>
        Show everyone
      </button>
    </p>
  );
}

/** Stands for what of a long transcript is not here yet. */
export function RestLine({ isMissing, onTryAgain }: { isMissing: boolean; onTryAgain: () => void }) {
  return (
    <p role="status" className="px-4 py-3 text-muted text-sm">
      {isMissing ? "The rest of the transcript could not be loaded. " : "Loading the rest of the transcript…"}
      {isMissing ? (
        <button type="button" onClick={onTryAgain} className={LINK_CLASS}>
          Try again
        </button>
      ) : null}
    </p>
  );
}

/** Says that the document holds more than what is shown, and leads there. */
export function UnrecognisedLine({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <p className="border-t px-4 pt-3 pb-1 text-muted text-sm print:hidden">
      {count === 1 ? "1 part" : `${count} parts`} of the document {count === 1 ? "is" : "are"} not shown as
      speech.{" "}
      <button type="button" onClick={onShow} className={LINK_CLASS}>
        Show the original
      </button>
    </p>
  );
}
