"use client";

import { CalendarDays, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import type { FieldControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { dayLabel } from "@/lib/format/date-range";
import { useHasFinePointer } from "./use-has-fine-pointer";

const DayCalendar = dynamic(() => import("./day-calendar").then((module) => module.DayCalendar), {
  ssr: false,
  loading: () => <div className="h-72" />,
});

type DayInputProps = FieldControlProps & {
  /** What it is called, as its label says. */
  label: string;
  /** `2026-01-31`; empty for none. */
  value: string;
  onChange: (day: string) => void;
  /** Its name in a form. */
  name?: string;
  /** In place of a day while there is none. */
  placeholder: string;
  firstYear: number;
  lastYear: number;
  className?: string;
};

/** A day: from a calendar in the page's language, and on a phone from the system's picker. */
export function DayInput({
  label,
  value,
  onChange,
  name,
  placeholder,
  firstYear,
  lastYear,
  className,
  ...control
}: DayInputProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!useHasFinePointer())
    return (
      <Input
        {...control}
        type="date"
        name={name}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={className}
      />
    );
  const choose = (day: string) => {
    setIsOpen(false);
    onChange(day);
  };
  return (
    <span className={cn("relative block", className)}>
      {name === undefined ? null : <input type="hidden" name={name} value={value} />}
      <Popover
        label={label}
        align="start"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <button type="button" {...control} className={cn(CONTROL_CLASS, "h-9 pe-9 text-start")}>
            {value === "" ? (
              <>
                <span className="text-subtle">{placeholder}</span>
                <CalendarDays
                  aria-hidden
                  className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted"
                />
              </>
            ) : (
              dayLabel(value)
            )}
          </button>
        }
      >
        <DayCalendar day={value} onChoose={choose} firstYear={firstYear} lastYear={lastYear} />
      </Popover>
      {value === "" ? null : (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => onChange("")}
          className="absolute inset-y-0 end-1.5 my-auto grid size-7 place-items-center rounded-md text-muted hover:text-text"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </span>
  );
}
