"use client";

import { DayPicker } from "react-day-picker";
import { calendarOf } from "./calendar-look";
import { dateOf, dayOf } from "./day";

/** From a day to a day, `2026-01-31` each; empty while it is not chosen. */
export type Days = { from: string; until: string };

type RangeCalendarProps = {
  days: Days;
  onChange: (days: Days) => void;
  /** The years that are offered. */
  firstYear: number;
  lastYear: number;
};

/** Chooses a time from one day to another. */
export function RangeCalendar({ days, onChange, firstYear, lastYear }: RangeCalendarProps) {
  const [from, to] = [dateOf(days.from), dateOf(days.until)];
  return (
    <DayPicker
      {...calendarOf(firstYear, lastYear)}
      autoFocus={false}
      mode="range"
      selected={{ from, to }}
      defaultMonth={to ?? from ?? new Date()}
      onSelect={(range) => onChange({ from: dayOf(range?.from), until: dayOf(range?.to) })}
    />
  );
}
