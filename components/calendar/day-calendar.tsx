"use client";

import { DayPicker } from "react-day-picker";
import { calendarOf } from "./calendar-look";
import { dateOf, dayOf } from "./day";

type DayCalendarProps = {
  /** `2026-01-31`, or empty. */
  day: string;
  onChoose: (day: string) => void;
  firstYear: number;
  lastYear: number;
};

/** Chooses one day. */
export function DayCalendar({ day, onChoose, firstYear, lastYear }: DayCalendarProps) {
  const selected = dateOf(day);
  return (
    <DayPicker
      {...calendarOf(firstYear, lastYear)}
      mode="single"
      selected={selected}
      defaultMonth={selected ?? new Date()}
      onSelect={(date) => onChoose(dayOf(date))}
    />
  );
}
