import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-2/3", "w-full", "w-5/6", "w-1/2", "w-full", "w-3/4", "w-2/3", "w-5/6"];
const ROWS = WIDTHS.map((width, row) => [`row-${row}`, width] as const);

/** The transcript's place while it is on the way. */
export function TranscriptSkeleton() {
  return (
    <div className="flex flex-col gap-6 px-4 py-5">
      <p role="status" className="sr-only">
        Loading the transcript…
      </p>
      {ROWS.map(([key, width]) => (
        <div key={key} className="flex flex-col gap-2.5">
          <Skeleton className="h-3 w-24" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}
