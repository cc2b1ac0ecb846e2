import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["first", "second", "third", "fourth"];

/** The questions' place while the transcripts are read. */
export function QuestionsSkeleton() {
  return (
    <Card className="flex flex-col">
      <p role="status" className="sr-only">
        Loading transcripts…
      </p>
      {ROWS.map((row) => (
        <div key={row} className="flex gap-6 border-t p-4 first:border-t-0">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-16 flex-1" />
          <Skeleton className="h-16 flex-1 max-md:hidden" />
        </div>
      ))}
    </Card>
  );
}
