import type { Atom } from "./atoms";
import type { Placement } from "./place-turns";
import type { Span } from "./span";

/**
 * The stretches of speech of each turn. Where speakers have channels of their own, a turn has only its speaker's, and
 * begins where that speaker does, though the turn before may not have ended.
 */
export function toSpans(
  placement: Placement,
  atoms: readonly Atom[],
  speakers: readonly number[],
  speakerCount: number,
): Span[][] {
  const { starts, ends } = placement;
  const channels = channelOfSpeakers(placement, atoms, speakers, speakerCount);
  return speakers.map((speaker, i) => {
    const channel = channels?.[speaker] ?? null;
    const from = starts[i] ?? 0;
    const taken = atoms.slice(from, ends[i]).filter((atom) => channel === null || atom.channel === channel);
    if (channel !== null && i > 0 && speakers[i - 1] !== speaker)
      for (
        let before = from - 1;
        taken[0] && taken[0].gapMs === 0 && before >= (starts[i - 1] ?? 0);
        before -= 1
      ) {
        const atom = atoms[before];
        if (atom?.channel === channel) taken.unshift(atom);
      }
    return joined(taken);
  });
}

/** The channel on which most of each speaker's speech is; null when there is only one. */
function channelOfSpeakers(
  { starts, ends }: Placement,
  atoms: readonly Atom[],
  speakers: readonly number[],
  speakerCount: number,
): number[] | null {
  if (speakerCount < 2 || atoms.every(({ channel }) => channel === atoms[0]?.channel)) return null;
  const heardMs = Array.from({ length: speakerCount }, () => new Map<number, number>());
  for (const [i, speaker] of speakers.entries())
    for (const { channel, startMs, endMs } of atoms.slice(starts[i], ends[i])) {
      const own = heardMs[speaker];
      own?.set(channel, (own.get(channel) ?? 0) + endMs - startMs);
    }
  return heardMs.map((own) => [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0);
}

function joined(atoms: readonly Atom[]): Span[] {
  const spans: Span[] = [];
  for (const { startMs, endMs, gapMs } of atoms) {
    const last = spans.at(-1);
    if (last && gapMs === 0) last.endMs = Math.max(last.endMs, endMs);
    else spans.push({ startMs, endMs });
  }
  return spans;
}
