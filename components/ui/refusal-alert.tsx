import type { Refusal } from "@/components/browser/answer-of";
import { FormAlert } from "./form-alert";

/** Why what was sent was refused; nothing while it was not. */
export function RefusalAlert({ refusal }: { refusal: Refusal | null }) {
  return refusal ? <FormAlert answer={refusal} title={refusal.reason} /> : null;
}
