import type { SpeechMap, SpeechSegment } from "../speech-map";

/** A piece of speech that is short enough to be one person's. */
export type Atom = {
  startMs: number;
  endMs: number;
  /** Silence before it, on its own channel. 0 inside a segment. */
  gapMs: number;
  channel: number;
  /** Of the voice track. */
  step: number;
};

const ATOM_MS = 240;

/** Cuts segments into atoms, in order of time. Segments that are not valid spans of the recording are left out. */
export function toAtoms({ segments, durationMs, voices }: SpeechMap): Atom[] {
  const stepMs = voices && voices.stepMs >= 50 ? voices.stepMs : ATOM_MS;
  const atoms: Atom[] = [];
  const lastEndMs = new Map<number, number>();
  for (const segment of [...segments].filter(isSpan).sort((a, b) => a.startMs - b.startMs)) {
    const channel = segment.channel ?? 0;
    const before = lastEndMs.get(channel) ?? 0;
    const startMs = Math.max(segment.startMs, before, 0);
    const endMs = Math.min(segment.endMs, durationMs);
    if (endMs <= startMs) continue;
    cut(startMs, endMs, stepMs, (from, to) =>
      atoms.push({
        startMs: from,
        endMs: to,
        gapMs: from === startMs ? startMs - before : 0,
        channel,
        step: Math.floor((from + to) / 2 / stepMs),
      }),
    );
    lastEndMs.set(channel, endMs);
  }
  return atoms.sort((a, b) => a.startMs - b.startMs || a.channel - b.channel);
}

/** At the limits of steps, leaving no crumbs. */
function cut(startMs: number, endMs: number, stepMs: number, add: (from: number, to: number) => void): void {
  let from = startMs;
  for (let step = Math.floor(startMs / stepMs) + 1; step * stepMs < endMs; step += 1) {
    const to = step * stepMs;
    if (to - from < stepMs / 2 || endMs - to < stepMs / 2) continue;
    add(from, to);
    from = to;
  }
  add(from, endMs);
}

function isSpan({ startMs, endMs }: SpeechSegment): boolean {
  return Number.isFinite(startMs) && Number.isFinite(endMs) && endMs > startMs;
}
