"use client";

import { Copy, ListPlus, NotebookPen } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import { copyText } from "@/components/browser/copy-text";
import { isTyping } from "@/components/browser/use-hotkey";
import { toast } from "@/components/layers/toast";
import { useStartNote } from "@/components/notes/note-starter";
import { evidenceTaker } from "@/components/queue/review-call";
import { Button } from "@/components/ui/button";
import type { Transcript } from "@/lib/transcript/types";
import { quotedText, quoteForClipboard, quoteOf } from "./quote";
import type { QuoteTarget } from "./use-quote-target";

/** As much as a note can keep. */
const QUOTE_MAX_LENGTH = 2000;
const EVIDENCE_MAX_LENGTH = 1000;

type QuoteBarProps = { transcript: Transcript; target: QuoteTarget; onDone: () => void };

/** What can be done with a passage: copy it with speaker, time and link, or begin a note with it. */
export function QuoteBar({ transcript, target, onDone }: QuoteBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const startNote = useStartNote();
  const quote = quoteOf(transcript, target.spans);
  useEffect(() => {
    if (target.opener) bar.current?.querySelector("button")?.focus();
  }, [target]);
  const takeEvidence = evidenceTaker();
  const atMs = quote?.atMs ?? null;
  const dropEvidence = () => {
    if (!quote || atMs === null || !takeEvidence) return;
    takeEvidence({ atMs, quote: quotedText(quote).slice(0, EVIDENCE_MAX_LENGTH).trim() });
    end();
  };
  // Before the form hears the key, which would take the moment that plays.
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (atMs === null || !evidenceTaker()) return;
    event.preventDefault();
    dropEvidence();
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);

  const end = () => {
    if (!target.opener) window.getSelection()?.removeAllRanges();
    onDone();
  };
  if (!quote) return null;

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
      style={{ top: target.topPx, left: `clamp(0.5rem, ${target.leftPx}px, calc(100% - 20rem))` }}
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
      {takeEvidence && atMs !== null ? (
        <Button variant="ghost" size="sm" className="touch:h-11" title="Evidence (E)" onClick={dropEvidence}>
          <ListPlus aria-hidden /> Evidence
        </Button>
      ) : null}
      <Button variant="ghost" size="sm" className="touch:h-11" onClick={() => void copy()}>
        <Copy aria-hidden /> Copy quote
      </Button>
    </div>
  );
}
