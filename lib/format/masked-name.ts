import { initials } from "./initials";

/** What a candidate is called on a link that hides them: `Candidate 2 (ML)` for the second, `place` being 1. */
export function maskedName(candidateName: string, place: number): string {
  const label = `Candidate ${place + 1}`;
  // A name of single characters would stand there whole.
  const hasLongParts = candidateName.split(/\s+/u).every((part) => [...part].length > 1);
  return hasLongParts && candidateName.trim() !== "" ? `${label} (${initials(candidateName)})` : label;
}
