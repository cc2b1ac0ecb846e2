"use client";

import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import type { ClassNames, DayPickerProps } from "react-day-picker";
import { enGB } from "react-day-picker/locale/en-GB";

const STEP_CLASS =
  "pointer-events-auto grid size-8 place-items-center rounded-md text-muted hover:bg-surface-hover hover:text-text aria-disabled:opacity-40 touch:size-10";

const CLASSES: Partial<ClassNames> = {
  months: "relative",
  month: "flex flex-col gap-2",
  month_caption: "flex h-8 items-center justify-center touch:h-10",
  caption_label: "flex items-center gap-1 font-medium text-sm [&_svg]:size-3.5 [&_svg]:text-muted",
  dropdowns: "flex items-center gap-3",
  dropdown_root:
    "relative z-20 rounded-sm has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2",
  dropdown: "absolute inset-0 w-full cursor-pointer opacity-0",
  nav: "pointer-events-none absolute inset-x-0 top-0 z-10 flex items-center justify-between",
  button_previous: STEP_CLASS,
  button_next: STEP_CLASS,
  month_grid: "w-full border-collapse",
  weekday: "h-7 font-normal text-muted text-xs",
  day: "p-0 text-center text-sm tabular-nums",
  day_button:
    "mx-auto grid h-8 w-full min-w-8 place-items-center rounded-md hover:bg-surface-hover focus-visible:-outline-offset-2 touch:h-10",
  today: "font-semibold text-accent-text",
  outside: "text-subtle",
  disabled: "opacity-40",
};

/** Ends of a range and one chosen day are filled, what lies between is tinted. */
const CHOSEN: DayPickerProps["modifiersClassNames"] = {
  selected: "[&>button]:bg-accent [&>button]:text-accent-fg",
  range_start: "rounded-s-md bg-accent-soft",
  range_middle: "bg-accent-soft [&>button]:bg-transparent [&>button]:text-text",
  range_end: "rounded-e-md bg-accent-soft",
};

/** How a calendar of ours looks and speaks, whatever the browser's language is. */
const CALENDAR: Omit<DayPickerProps, "mode" | "required"> = {
  locale: enGB,
  captionLayout: "dropdown",
  showOutsideDays: true,
  autoFocus: true,
  classNames: CLASSES,
  modifiersClassNames: CHOSEN,
  components: {
    Chevron: ({ orientation }) => {
      const Icon = { left: ChevronLeft, right: ChevronRight, up: ChevronDown, down: ChevronDown }[
        orientation ?? "down"
      ];
      return <Icon aria-hidden className="size-4 rtl:-scale-x-100" />;
    },
  },
};

/** The same, with these years to choose from. */
export function calendarOf(firstYear: number, lastYear: number): typeof CALENDAR {
  return { ...CALENDAR, startMonth: new Date(firstYear, 0), endMonth: new Date(lastYear, 11) };
}
