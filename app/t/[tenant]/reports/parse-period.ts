import { REPORT_PERIODS } from "@/lib/reports/reports";

/** `?days=30`; anything else is 90, as an old link should still open. */
export function parsePeriod(days: string | string[] | null | undefined): number {
  return REPORT_PERIODS.find((period) => String(period) === days) ?? 90;
}
