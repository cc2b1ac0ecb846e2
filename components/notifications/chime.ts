const NOTES_HZ = [587.33, 880];
const NOTE_SECONDS = 0.16;
const LOUDNESS = 0.06;

let context: AudioContext | null = null;

/** Two soft notes, upwards. Silent where the browser allows no sound yet: before the first press on the page. */
export async function playChime(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  const startsAt = context.currentTime + 0.02;
  for (const [index, frequency] of NOTES_HZ.entries()) {
    const at = startsAt + index * NOTE_SECONDS;
    const tone = new OscillatorNode(context, { type: "sine", frequency });
    const volume = new GainNode(context, { gain: 0 });
    // Swells and fades: a note that begins or ends at once clicks.
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 3 * NOTE_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 3 * NOTE_SECONDS);
  }
}
