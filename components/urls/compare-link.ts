const LEAST = 2;
const MOST = 5;

/** The address of the comparison of these interviews, in this order. */
export function compareHref(tenantSlug: string, interviewIds: readonly string[]): string {
  return `/t/${encodeURIComponent(tenantSlug)}/compare?ids=${interviewIds.map(encodeURIComponent).join(",")}`;
}

/** Why these interviews cannot be compared, in words; null where they can. */
export function compareProblem(interviews: readonly { status: string }[]): string | null {
  if (interviews.length < LEAST || interviews.length > MOST) return "Two to five interviews can be compared.";
  if (interviews.some(({ status }) => status !== "completed"))
    return "Only completed interviews can be compared.";
  return null;
}
