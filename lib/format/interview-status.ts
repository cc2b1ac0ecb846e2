const LABELS = new Map([
  ["initiated", "Invited"],
  ["active", "In progress"],
  ["completed", "Completed"],
  ["failed", "Failed"],
]);

/** The platform's statuses in the order an interview goes through them. */
export const KNOWN_STATUSES: readonly string[] = [...LABELS.keys()];

/** How a status is called on screen. One the platform added later is shown as it is. */
export function statusLabel(status: string): string {
  return LABELS.get(status) ?? status;
}

/** Whether the platform may still change the interview; an unknown status may. */
export function isUnfinished(status: string): boolean {
  return status !== "completed" && status !== "failed";
}
