/** Remembers in this browser that the first steps of a tenant were dismissed. */
export function firstStepsCookie(tenantSlug: string): string {
  return `debrief.first-steps.${tenantSlug}`;
}
