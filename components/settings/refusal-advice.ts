import type { RotationRefusal } from "@/lib/data/platform/connections";

/** What to do about a key that the platform refuses, by its code. */
export function refusalAdvice(code: string | null): string {
  return code === "MISSING_PERMISSION"
    ? "It is valid but lacks the interview permission. Grant it in the platform’s dashboard."
    : "Check that you copied all of it and that it has not been revoked in the platform’s dashboard.";
}

/** Why a key did not take the place of the old one, which goes on serving. */
export function rotationAdvice(
  refusal: RotationRefusal,
  code: string | null,
): { title: string; text: string } {
  switch (refusal) {
    case "refused":
      return { title: "The platform rejected this key. Nothing was changed.", text: refusalAdvice(code) };
    case "unreachable":
      return {
        title: "The platform could not be reached. Nothing was changed.",
        text: "The old key is still in use. Try again in a moment.",
      };
    case "other_interviews":
      return {
        title: "This key does not know these interviews. Nothing was changed.",
        text: "It belongs to another project or client. Add it as a separate connection.",
      };
  }
}
