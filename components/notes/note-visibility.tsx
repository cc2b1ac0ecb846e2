"use client";

import { Lock, Users } from "lucide-react";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import type { NoteVisibility } from "@/lib/data/notes/note-rows";

const CHOICES = [
  { visibility: "team", label: "Team", Icon: Users },
  { visibility: "private", label: "Only me", Icon: Lock },
] as const;

type NoteVisibilitySwitchProps = { value: NoteVisibility; onChange: (value: NoteVisibility) => void };

/** Who will see a note. */
export function NoteVisibilitySwitch({ value, onChange }: NoteVisibilitySwitchProps) {
  const name = useId();
  return (
    <fieldset className="flex h-8 rounded-md border bg-surface-sunken p-0.5 touch:h-10">
      <legend className="sr-only">Who sees it</legend>
      {CHOICES.map(({ visibility, label, Icon }) => (
        <label key={visibility} className="relative flex">
          <input
            type="radio"
            name={name}
            checked={value === visibility}
            onChange={() => onChange(visibility)}
            className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-[5px]"
          />
          <span className="pointer-events-none relative inline-flex items-center gap-1.5 rounded-[5px] px-2 text-muted text-sm peer-checked:bg-surface peer-checked:font-medium peer-checked:text-text peer-checked:shadow-xs">
            <Icon aria-hidden className="size-3.5 max-sm:hidden" />
            {label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Says that nobody else sees a note. */
export function PrivateBadge() {
  return (
    <Badge tone="warning" icon={<Lock aria-hidden />}>
      Only me
    </Badge>
  );
}
