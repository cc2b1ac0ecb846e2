/** A day of a calendar, which is of no time zone, as dates of the browser's. */
export function dateOf(day: string): Date | undefined {
  const date = new Date(`${day}T00:00:00`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** `2026-01-31` of a date as the browser shows it; empty without one. */
export function dayOf(date: Date | undefined): string {
  if (date === undefined) return "";
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
