import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const WIDTHS = ["w-36", "w-44", "w-32", "w-40", "w-48", "w-36", "w-44", "w-32"];
const ROWS = WIDTHS.map((width, row) => [`row-${row}`, width] as const);

/** The list's place while its first rows are on the way. */
export function CandidateListSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        Loading candidates…
      </p>
      <div className="flex flex-wrap gap-2">
        <Skeleton className="h-9 w-full sm:w-72 touch:h-11" />
        <Skeleton className="h-9 w-36 touch:h-11" />
      </div>
      <Card className="overflow-clip">
        <div className="h-10 max-sm:hidden" />
        {ROWS.map(([key, width]) => (
          <div key={key} className="flex h-16 items-center justify-between gap-6 border-t px-4 max-sm:h-24">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3.5 w-28 max-sm:hidden" />
            <Skeleton className="h-3.5 w-20" />
            <Skeleton className="h-3.5 w-16 max-sm:hidden" />
            <Skeleton className="h-3.5 w-20 max-sm:hidden" />
          </div>
        ))}
      </Card>
    </div>
  );
}
