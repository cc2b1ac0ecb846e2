import type { MergeSide } from "@/lib/candidates/merge";

type MergeFieldProps = {
  legend: string;
  side: MergeSide;
  onChoose: (side: MergeSide) => void;
  kept: string | null;
  moved: string | null;
};

/** One value of two candidates; a choice only where they differ. */
export function MergeField({ legend, side, onChoose, kept, moved }: MergeFieldProps) {
  if (kept === moved)
    return kept === null ? null : (
      <p>
        <span className="block font-medium">{legend}</span>
        <bdi className="break-words">{kept}</bdi>
      </p>
    );
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {(["kept", "moved"] as const).map((choice) => {
          const value = choice === "kept" ? kept : moved;
          return (
            <label
              key={choice}
              className="flex min-w-0 cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft hover:bg-surface-hover"
            >
              <input
                type="radio"
                name={`merge-${legend}`}
                checked={side === choice}
                onChange={() => onChoose(choice)}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0 break-words">
                {value === null ? <span className="text-muted">None</span> : <bdi>{value}</bdi>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
