import type { HeardPart } from "@/lib/data/links/link-visits";

type HeardStripProps = { parts: HeardPart[]; durationMs: number | null };

/** What was heard of a recording, along its length; told in per cent to who cannot see it. */
export function HeardStrip({ parts, durationMs }: HeardStripProps) {
  const lengthMs = Math.max(durationMs ?? 0, parts.at(-1)?.[1] ?? 0);
  const heardMs = parts.reduce((sum, [startMs, endMs]) => sum + endMs - startMs, 0);
  const percent = lengthMs === 0 ? 0 : Math.round((100 * heardMs) / lengthMs);
  const at = (ms: number) => `${(100 * ms) / lengthMs}%`;
  return (
    <div className="flex items-center gap-3">
      <div
        role="img"
        aria-label={`${percent} % heard`}
        className="relative h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-surface-sunken"
      >
        {parts.map(([startMs, endMs]) => (
          <span
            key={startMs}
            className="absolute inset-y-0 bg-accent"
            style={{ insetInlineStart: at(startMs), width: at(endMs - startMs) }}
          />
        ))}
      </div>
      <span aria-hidden className="w-10 text-end text-muted text-sm tabular-nums">
        {percent} %
      </span>
    </div>
  );
}
