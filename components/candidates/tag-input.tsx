"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { TAG_CLASS } from "@/components/candidates/tag-list";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { distinctTags, TAG_MAX_LENGTH } from "@/lib/candidates/tags";

type TagInputProps = {
  id: string;
  tags: string[];
  /** Tags that others have. */
  known: string[];
  onChange: (tags: string[]) => void;
  /** What is typed and no tag yet: it counts when the form is sent. */
  draft: string;
  onDraft: (draft: string) => void;
};

/** Tags as chips: Enter or a comma adds what is typed, Backspace in the empty field takes the last one back. */
export function TagInput({ id, tags, known, onChange, draft, onDraft }: TagInputProps) {
  const [said, setSaid] = useState("");
  const add = (text: string) => {
    onChange(distinctTags([...tags, ...text.split(",")]));
    onDraft("");
    setSaid(`${text.trim()} added`);
  };
  const remove = (tag: string) => {
    onChange(tags.filter((other) => other !== tag));
    setSaid(`${tag} removed`);
  };
  return (
    <Field id={id} label="Tags" optional hint="Press Enter or comma to add a tag.">
      {(control) => (
        <>
          {tags.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5">
              {tags.map((tag) => (
                <li key={tag} className={cn(TAG_CLASS, "pe-0 text-text touch:h-10")}>
                  <bdi className="truncate">{tag}</bdi>
                  <button
                    type="button"
                    aria-label={`Remove ${tag}`}
                    onClick={() => remove(tag)}
                    className="grid h-full w-6 shrink-0 place-items-center rounded-sm text-muted hover:text-text touch:w-10"
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <Input
            {...control}
            value={draft}
            list={`${id}-known`}
            autoComplete="off"
            maxLength={TAG_MAX_LENGTH}
            onChange={({ target: { value } }) => (value.includes(",") ? add(value) : onDraft(value))}
            onKeyDown={(event) => {
              if (event.key === "Enter" && draft.trim() !== "") {
                event.preventDefault();
                add(draft);
              }
              const last = tags.at(-1);
              if (event.key === "Backspace" && draft === "" && last !== undefined) remove(last);
            }}
          />
          <datalist id={`${id}-known`}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
          <span role="status" className="sr-only">
            {said}
          </span>
        </>
      )}
    </Field>
  );
}
