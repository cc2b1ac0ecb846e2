import { readStored, writeStored } from "@/components/browser/stored-json";

/** How one person listens, whatever the interview. */
export type PlayerPreferences = {
  rate: number;
  /** 0 to 1. */
  volume: number;
  isMuted: boolean;
  skipsSilences: boolean;
};

export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export const DEFAULT_PREFERENCES: PlayerPreferences = {
  rate: 1,
  volume: 1,
  isMuted: false,
  skipsSilences: false,
};

/** On this device, for `listener`: somebody else who signs in here has their own. */
export function readPreferences(listener: string): PlayerPreferences {
  const stored = readStored(keyOf(listener));
  if (typeof stored !== "object" || stored === null) return DEFAULT_PREFERENCES;
  const { rate, volume, isMuted, skipsSilences } = stored as Record<string, unknown>;
  return {
    rate: RATES.find((known) => known === rate) ?? DEFAULT_PREFERENCES.rate,
    volume: typeof volume === "number" && volume >= 0 && volume <= 1 ? volume : DEFAULT_PREFERENCES.volume,
    isMuted: isMuted === true,
    skipsSilences: skipsSilences === true,
  };
}

export function writePreferences(listener: string, preferences: PlayerPreferences): void {
  writeStored(keyOf(listener), preferences);
}

function keyOf(listener: string): string {
  return `debrief.player.${listener}`;
}
