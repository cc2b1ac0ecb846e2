import { readStored, writeStored } from "@/components/browser/stored-json";

/** Whether this person goes on to the next interview by itself, on this device. Off until they say so. */
export function readAutoplay(listener: string): boolean {
  return readStored(keyOf(listener)) === true;
}

export function writeAutoplay(listener: string, isOn: boolean): void {
  writeStored(keyOf(listener), isOn);
}

function keyOf(listener: string): string {
  return `debrief.autoplay.${listener}`;
}
