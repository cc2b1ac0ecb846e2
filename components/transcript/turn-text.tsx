import { cn } from "@/components/ui/cn";
import type { Match } from "@/lib/transcript/search-turns";
import { toPieces } from "./text-pieces";

type TurnTextProps = {
  turnIndex: number;
  text: string;
  /** BCP 47. */
  lang: string | null;
  matches: readonly Match[] | undefined;
  /** Where the match that the reader is at starts, if it is in this turn. */
  currentStart: number | null;
};

/** What was said, with what the search found marked. */
export function TurnText({ turnIndex, text, lang, matches, currentStart }: TurnTextProps) {
  return (
    <p
      dir="auto"
      lang={lang ?? undefined}
      data-turn={turnIndex}
      className="max-w-prose whitespace-pre-wrap break-words text-lg leading-relaxed"
    >
      {matches
        ? toPieces(text, matches).map((piece) =>
            piece.isMatch ? (
              <Found key={piece.start} isCurrent={piece.start === currentStart}>
                {piece.text}
              </Found>
            ) : (
              piece.text
            ),
          )
        : text}
    </p>
  );
}

function Found({ isCurrent, children }: { isCurrent: boolean; children: string }) {
  return (
    <mark
      data-current={isCurrent || undefined}
      className={cn(
        "rounded-sm box-decoration-clone",
        isCurrent
          ? "bg-accent text-accent-fg"
          : "bg-warning-soft text-text underline decoration-warning decoration-2 underline-offset-4",
      )}
    >
      {children}
    </mark>
  );
}
