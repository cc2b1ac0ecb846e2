"use client";

import { Copy, NotebookPen } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { toast } from "sonner";
import { copyText } from "@/components/browser/copy-text";
import { useStartNote } from "@/components/notes/note-starter";
import { Button } from "@/components/ui/button";
import type { Transcript } from "@/lib/transcript/types";
import { quotedText, quoteForClipboard, quoteOf } from "./quote";
import type { QuoteTarget } from "./use-quote-target";

/** As much as a note can keep. */
const QUOTE_MAX_LENGTH = 2000;

type QuoteBarProps = { transcript: Transcript; target: QuoteTarget; onDone: () => void };

/** What can be done with a passage: copy it with speaker, time and link, or begin a note with it. */
export function QuoteBar({ transcript, target, onDone }: QuoteBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const startNote = useStartNote();
  const quote = quoteOf(transcript, target.spans);
  useEffect(() => {
    if (target.opener) bar.current?.querySelector("button")?.focus();
  }, [target]);
  if (!quote) return null;

  const end = () => {
    if (!target.opener) window.getSelection()?.removeAllRanges();
    onDone();
  };
  const copy = async () => {
    const text = quoteForClipboard(quote, `${window.location.origin}${window.location.pathname}`);
    if (await copyText(text)) toast.success("Quote copied");
    else toast.error("The browser did not allow copying.");
    target.opener?.focus();
    end();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    target.opener?.focus();
    end();
  };
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Passage"
      onKeyDown={onKeyDown}
      // A press must not take the selection away before it is read.
      onPointerDown={(event) => event.preventDefault()}
      className="absolute z-20 flex gap-0.5 rounded-lg border border-border-strong bg-surface-raised p-1 shadow-lg print:hidden"
      style={{ top: target.topPx, left: `clamp(0.5rem, ${target.leftPx}px, calc(100% - 14rem))` }}
    >
      {startNote ? (
        <Button
          variant="ghost"
          size="sm"
          className="touch:h-11"
          onClick={() => {
            const { atMs, endMs } = quote;
            startNote({ atMs, endMs, quote: quotedText(quote).slice(0, QUOTE_MAX_LENGTH) });
            end();
          }}
        >
          <NotebookPen aria-hidden /> Note
        </Button>
      ) : null}
      <Button variant="ghost" size="sm" className="touch:h-11" onClick={() => void copy()}>
        <Copy aria-hidden /> Copy quote
      </Button>
    </div>
  );
}
