import type { Transcript } from "@/lib/transcript/types";

/** Whose turns alone are shown; a null id is nobody known, a null filter is everybody. */
export type SpeakerFilter = { speakerId: string | null } | null;

/** The indexes of the turns that the filter leaves, in order. */
export function turnsShown({ turns }: Transcript, filter: SpeakerFilter): number[] {
  return [...turns.keys()].filter((index) => !filter || turns[index]?.speakerId === filter.speakerId);
}
