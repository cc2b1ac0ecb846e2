"use client";

import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { useNoteDesk } from "./note-desk";
import { mentionQuery, peopleFor } from "./note-mention-query";

export const NOTE_MAX_LENGTH = 4000;

type NoteFieldProps = {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  value: string;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
  /** False in what nobody else reads: nobody is told of it. */
  canMention: boolean;
  error: string | null;
  onChange: (text: string) => void;
  /** Somebody was picked from the list. */
  onPick: (userId: string) => void;
  onSend: () => void;
  onEscape: () => void;
};

/**
 * Where a note is written. `@` offers the tenant's people in a list that keys walk through. A text field of several
 * lines may not call itself a combobox, so it stays a text box with a list, and says in words what the list holds.
 */
export function NoteField({
  ref,
  label,
  value,
  canMention,
  error,
  onChange,
  onPick,
  ...props
}: NoteFieldProps) {
  const { people } = useNoteDesk();
  const id = useId();
  const field = useRef<HTMLTextAreaElement | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const query = canMention && caret !== null ? mentionQuery(value, caret) : null;
  const found = query && query.at !== closedAt ? peopleFor(query.letters, people) : [];
  const isOpen = found.length > 0;
  const active = Math.min(chosen, found.length - 1);
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);

  const take = (index: number) => {
    const person = found[index];
    if (!person || !query || caret === null) return;
    const before = `${value.slice(0, query.at)}@${person.name} `;
    const after = value.slice(caret).replace(/^ /, "");
    // The caret can only be put behind the name once the name is there.
    flushSync(() => onChange(`${before}${after}`.slice(0, NOTE_MAX_LENGTH)));
    onPick(person.userId);
    field.current?.setSelectionRange(before.length, before.length);
    setCaret(before.length);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      return props.onSend();
    }
    if (!isOpen) {
      if (event.key === "Escape") props.onEscape();
      return;
    }
    if (event.key === "ArrowDown") setChosen((active + 1) % found.length);
    else if (event.key === "ArrowUp") setChosen((active + found.length - 1) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) take(active);
    else if (event.key === "Escape") setClosedAt(query?.at ?? null);
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <Label htmlFor={id} className="sr-only">
        {label}
      </Label>
      <Textarea
        ref={(element) => {
          field.current = element;
          if (typeof ref === "function") ref(element);
          else if (ref) ref.current = element;
        }}
        id={id}
        rows={props.rows ?? 3}
        dir="auto"
        maxLength={NOTE_MAX_LENGTH}
        autoFocus={props.autoFocus}
        value={value}
        placeholder={props.placeholder}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-autocomplete={canMention ? "list" : undefined}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen ? optionId(active) : undefined}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setChosen(0);
          if (mentionQuery(event.target.value, event.target.selectionStart)?.at !== closedAt)
            setClosedAt(null);
          onChange(event.target.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">
        {isOpen
          ? `${found.length === 1 ? "1 person" : `${found.length} people`}. Use the arrow keys to choose and Enter to select.`
          : ""}
      </p>
      {isOpen ? (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="People"
          className="absolute inset-x-0 top-full z-30 mt-1 scroll-mb-4 rounded-lg border border-border-strong bg-surface-raised p-1 shadow-lg max-lg:scroll-mb-40"
        >
          {found.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys stay in the text field.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div
              key={person.userId}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              // A press must not take the focus from the text.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
              className="flex min-h-8 cursor-default flex-wrap items-center gap-x-2 rounded-md px-2 py-1 hover:bg-surface-hover aria-selected:bg-surface-selected touch:min-h-11"
            >
              <bdi className="font-medium">{person.name}</bdi>
              {person.hint ? <span className="text-muted text-sm">{person.hint}</span> : null}
            </div>
          ))}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="pt-1 text-danger-text text-sm">
          {error}
        </p>
      ) : null}
    </div>
  );
}
