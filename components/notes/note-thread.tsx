"use client";

import { ChevronDown, Reply } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFocusAfter } from "@/components/browser/use-focus-after";
import { Button } from "@/components/ui/button";
import { useNoteDesk } from "./note-desk";
import { draftKey, readDraft } from "./note-draft";
import { NoteItem, noteElementId } from "./note-item";
import { NoteReplyForm } from "./note-reply-form";
import type { NoteThread } from "./note-threads";
import { NoteUnsent } from "./note-unsent";

/** Of a long thread the last replies stand there; the earlier ones are a press away. */
const LAST_SHOWN = 2;
const LONG = 4;

type NoteThreadViewProps = {
  thread: NoteThread;
  /** The first note was deleted here. */
  onDeleted: () => void;
};

/** A note with what was answered, and the place to answer. */
export function NoteThreadView({ thread: { first, replies }, onDeleted }: NoteThreadViewProps) {
  const { place, unsent } = useNoteDesk();
  const replyButton = useRef<HTMLButtonElement>(null);
  const focusReply = useFocusAfter(replyButton);
  const firstEarlier = useRef<string | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [isReplying, setIsReplying] = useState(false);
  const hiddenCount = isWhole || replies.length < LONG ? 0 : replies.length - LAST_SHOWN;
  const onTheWay = unsent.filter(({ input }) => input.parentId === first.id);
  const key = draftKey(place, `reply.${first.id}`);
  const isAlone = replies.length === 0 && onTheWay.length === 0 && !isReplying;

  useEffect(() => {
    if (readDraft(key)) setIsReplying(true);
  }, [key]);
  // The button that was pressed is gone: reading goes on with the first reply that it hid.
  useEffect(() => {
    if (isWhole && firstEarlier.current)
      document.getElementById(noteElementId(firstEarlier.current))?.focus({ preventScroll: true });
  }, [isWhole]);

  const endReply = () => {
    setIsReplying(false);
    focusReply();
  };

  return (
    <div>
      <NoteItem note={first} onDeleted={onDeleted} />
      <div className={isAlone ? "ps-[2.375rem]" : "ms-3.5 border-s ps-3 sm:ms-[2.375rem]"}>
        {hiddenCount > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            className="-ms-2"
            onClick={() => {
              firstEarlier.current = replies[0]?.id ?? null;
              setIsWhole(true);
            }}
          >
            <ChevronDown aria-hidden />
            {hiddenCount} earlier {hiddenCount === 1 ? "reply" : "replies"}
          </Button>
        ) : null}
        {replies.length + onTheWay.length > 0 ? (
          <ul aria-label={`${replies.length} ${replies.length === 1 ? "reply" : "replies"}`}>
            {replies.slice(hiddenCount).map((reply) => (
              <li key={reply.id}>
                <NoteItem note={reply} onDeleted={() => replyButton.current?.focus()} />
              </li>
            ))}
            {onTheWay.map((one) => (
              <li key={one.input.requestId}>
                <NoteUnsent unsent={one} />
              </li>
            ))}
          </ul>
        ) : null}
        {isReplying ? (
          <NoteReplyForm thread={first} onDone={endReply} />
        ) : (
          <Button
            ref={replyButton}
            size="sm"
            variant="ghost"
            className="-ms-2.5 -mt-1.5 mb-2"
            onClick={() => setIsReplying(true)}
          >
            <Reply aria-hidden className="rtl:-scale-x-100" /> Reply
          </Button>
        )}
      </div>
    </div>
  );
}
