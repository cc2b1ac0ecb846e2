/** The modes of consent that the platform documents, in the order in which they are offered. */
export const CONSENT_MODES = ["explicit", "integrator"] as const;

export type ConsentMode = (typeof CONSENT_MODES)[number];

const WORDS: Record<string, string> = {
  explicit: "Given by the candidate",
  integrator: "Taken by the organisation",
  none: "Not stated",
};

/** A mode in words; one that the platform added later is shown as it is. */
export function consentLabel(mode: string): string {
  return WORDS[mode] ?? mode;
}
